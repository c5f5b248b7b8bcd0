package io.rapport.infra.json;

import io.rapport.domain.shared.TextValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;

/**
 * Domain types as JSON without annotations on them: text values are bare strings, enums are codes in lower case with
 * hyphens, and a record's component must be given unless it is {@code @Nullable}.
 */
public final class DomainJson extends SimpleModule {

    public DomainJson() {
        super("rapport-domain");
        addSerializer(TextValue.class, new TextValueJson.Writer());
        addSerializer(Enum.class, new CodeJson.Writer());
        addKeySerializer(Enum.class, new CodeJson.KeyWriter());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new DomainDeserializers());
        context.addKeyDeserializers((type, config, description) ->
                type.isEnumType() && isOurs(type.getRawClass()) ? new CodeJson.KeyReader(type.getRawClass()) : null);
        context.insertAnnotationIntrospector(new RequiredUnlessNullable());
    }

    /** Whether the type is one of this product's own. */
    public static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.rapport.");
    }

    /** The codes of an enum's constants, in their order. */
    public static List<String> codes(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> CodeJson.code((Enum<?>) constant))
                .toList();
    }

    private static final class DomainDeserializers extends Deserializers.Base {

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return TextValue.class.isAssignableFrom(type) || (type.isEnum() && isOurs(type));
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return TextValue.class.isAssignableFrom(type.getRawClass())
                    ? new TextValueJson.Reader(type.getRawClass())
                    : null;
        }

        @Override
        public @Nullable ValueDeserializer<?> findEnumDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return isOurs(type.getRawClass()) ? new CodeJson.Reader(type.getRawClass()) : null;
        }
    }
}
