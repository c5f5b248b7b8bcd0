package io.rapport.infra.axonserver;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.command.engagement.ActionOutcome;
import io.rapport.domain.engagement.Action;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.infra.json.DomainJson;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Commands and their answers as JSON under logical names, between processes. */
final class WireSerializer extends Jackson3Serializer {

    private WireSerializer(Builder builder) {
        super(builder);
    }

    static WireSerializer create() {
        return new WireSerializer(builder().jsonMapperBuilderCustomizer(WireSerializer::customize));
    }

    private static void customize(JsonMapper.Builder mapper) {
        mapper.addModule(new DomainJson())
                .addModule(new SimpleModule("rapport-rejections")
                        .addSerializer(DomainRejection.class, new RejectionWriter())
                        .addDeserializer(DomainRejection.class, new RejectionReader()))
                .addMixIn(Action.class, Kinds.class)
                .addMixIn(ActionOutcome.class, Kinds.class)
                .addMixIn(EngagementEvent.class, Kinds.class)
                .registerSubtypes(kinds(Action.class))
                .registerSubtypes(kinds(ActionOutcome.class))
                .registerSubtypes(kinds(EngagementEvent.class))
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kinds {}

    private static NamedType[] kinds(Class<?> sealed) {
        return WireNames.leaves(sealed)
                .map(leaf -> new NamedType(leaf, WireNames.words(leaf)))
                .toArray(NamedType[]::new);
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature
    public SerializedType typeForClass(Class type) {
        if (type == null) {
            return super.typeForClass(type);
        }
        String name = WireNames.nameOf(type.getName());
        return name.equals(type.getName()) ? super.typeForClass(type) : new SimpleSerializedType(name, null);
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return WireNames.classNameOf(type.getName());
    }

    private static final class RejectionWriter extends StdSerializer<DomainRejection> {

        RejectionWriter() {
            super(DomainRejection.class);
        }

        @Override
        public void serialize(DomainRejection rejection, JsonGenerator generator, SerializationContext context) {
            context.writeValue(generator, WireFailure.of(rejection));
        }
    }

    private static final class RejectionReader extends StdDeserializer<DomainRejection> {

        RejectionReader() {
            super(DomainRejection.class);
        }

        @Override
        public DomainRejection deserialize(JsonParser parser, DeserializationContext context) {
            return context.readValue(parser, WireFailure.class).rejection();
        }
    }
}
