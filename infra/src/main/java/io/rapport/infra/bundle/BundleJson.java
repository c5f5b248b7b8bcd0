package io.rapport.infra.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.infra.json.DomainJson;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON in bundles: written in one form, and read as it was meant or not at all. */
final class BundleJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new DomainJson())
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private BundleJson() {}

    static ObjectWriter writer(Class<?> type) {
        return MAPPER.writerFor(type);
    }

    /** For people. */
    static ObjectWriter indentedWriter(Class<?> type) {
        return MAPPER.writerFor(type)
                .with(new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
    }

    static ObjectReader reader(Class<?> type) {
        return MAPPER.readerFor(type);
    }
}
