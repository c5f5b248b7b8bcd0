package io.rapport.infra.json;

import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.InvalidValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Enums as codes: lower case, words joined by hyphens. */
@SuppressWarnings("rawtypes") // Jackson addresses all enums by the raw type
final class CodeJson {

    private CodeJson() {}

    static String code(Enum value) {
        return Codes.code(value);
    }

    static final class Writer extends StdScalarSerializer<Enum> {

        Writer() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(code(value));
        }
    }

    static final class KeyWriter extends StdScalarSerializer<Enum> {

        KeyWriter() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator generator, SerializationContext context) {
            generator.writeName(code(value));
        }
    }

    static final class KeyReader extends KeyDeserializer {

        private final Class<?> type;
        private final Map<String, Object> constants;

        KeyReader(Class<?> type) {
            this.type = type;
            this.constants = constants(type);
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            Object constant = constants.get(key);
            return constant == null ? context.handleWeirdKey(type, key, "expected %s", expected(constants)) : constant;
        }
    }

    private static Map<String, Object> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> code((Enum) constant), Function.identity()));
    }

    private static String expected(Map<String, Object> constants) {
        return "one of " + constants.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    static final class Reader extends StdScalarDeserializer<Object> {

        private final transient Map<String, Object> constants;
        private final String expected;

        Reader(Class<?> type) {
            super(type);
            constants = constants(type);
            expected = expected(constants);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(getValueType(context), parser);
            }
            Object constant = constants.get(parser.getString());
            if (constant == null) {
                throw ValueInstantiationException.from(
                        parser, "invalid value", getValueType(context), InvalidValue.expected(expected));
            }
            return constant;
        }
    }
}
