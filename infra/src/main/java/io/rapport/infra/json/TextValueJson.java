package io.rapport.infra.json;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.TextValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Text values as bare strings. */
final class TextValueJson {

    private TextValueJson() {}

    static final class Writer extends StdScalarSerializer<TextValue> {

        Writer() {
            super(TextValue.class);
        }

        @Override
        public void serialize(TextValue value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.value());
        }
    }

    static final class Reader extends StdScalarDeserializer<Object> {

        private final transient MethodHandle constructor;

        Reader(Class<?> type) {
            super(type);
            try {
                constructor = MethodHandles.publicLookup()
                        .findConstructor(type, MethodType.methodType(void.class, String.class))
                        .asType(MethodType.methodType(Object.class, String.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("a text value is a public record of one string: " + type, e);
            }
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(getValueType(context), parser);
            }
            try {
                return (Object) constructor.invokeExact(parser.getString());
            } catch (InvalidValue e) {
                throw ValueInstantiationException.from(parser, "invalid value", getValueType(context), e);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
