package io.rapport.infra.web;

import io.rapport.domain.shared.TextValue;
import io.rapport.infra.json.DomainJson;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.type.TypeFactory;

/** Domain types in the OpenAPI document as {@link DomainJson} reads and writes them. */
final class DomainSchemas implements ModelConverter {

    @Override
    @SuppressWarnings("rawtypes") // the interface's signature
    public @Nullable Schema resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Class<?> raw = rawClass(type.getType());
        if (TextValue.class.isAssignableFrom(raw)) {
            return new StringSchema();
        }
        if (raw.isEnum() && DomainJson.isOurs(raw)) {
            StringSchema codes = new StringSchema();
            codes.setEnum(DomainJson.codes(raw));
            return codes;
        }
        if (!others.hasNext()) {
            return null;
        }
        Schema schema = others.next().resolve(type, context, others);
        if (raw.isRecord() && DomainJson.isOurs(raw)) {
            requireUnlessNullable(raw, context.getDefinedModels().get(raw.getSimpleName()));
        }
        return schema;
    }

    private static void requireUnlessNullable(Class<?> record, @Nullable Schema<?> schema) {
        if (schema != null && schema.getProperties() != null) {
            List<String> required = Arrays.stream(record.getRecordComponents())
                    .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .map(RecordComponent::getName)
                    .filter(schema.getProperties()::containsKey)
                    .toList();
            schema.setRequired(required);
        }
    }

    /** Swagger hands over Java's types, or Jackson's, whose name is that of the class. */
    private static Class<?> rawClass(Type type) {
        return type instanceof Class<?> raw
                ? raw
                : type instanceof com.fasterxml.jackson.databind.JavaType jackson
                        ? jackson.getRawClass()
                        : TypeFactory.createDefaultInstance()
                                .constructType(type)
                                .getRawClass();
    }
}
