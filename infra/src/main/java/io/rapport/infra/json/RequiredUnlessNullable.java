package io.rapport.infra.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** A component of our records must be there and not null, unless its type says {@code @Nullable}. */
final class RequiredUnlessNullable extends NopAnnotationIntrospector {

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        AnnotatedType type = componentType(member);
        return type == null ? null : !type.isAnnotationPresent(Nullable.class);
    }

    @Override
    public JsonSetter.@Nullable Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        AnnotatedType type = componentType(annotated);
        return type == null || type.isAnnotationPresent(Nullable.class)
                ? JsonSetter.Value.empty()
                : JsonSetter.Value.construct(Nulls.FAIL, takesNulls(type) ? Nulls.DEFAULT : Nulls.FAIL);
    }

    /** Whether the values of a collection or map may be null. */
    private static boolean takesNulls(AnnotatedType type) {
        AnnotatedType[] arguments = type instanceof AnnotatedParameterizedType generic
                ? generic.getAnnotatedActualTypeArguments()
                : new AnnotatedType[0];
        return arguments.length > 0 && arguments[arguments.length - 1].isAnnotationPresent(Nullable.class);
    }

    private static @Nullable AnnotatedType componentType(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                        && parameter.getDeclaringClass().isRecord()
                        && DomainJson.isOurs(parameter.getDeclaringClass())
                        && parameter.getOwner().getAnnotated() instanceof Executable constructor
                ? constructor.getAnnotatedParameterTypes()[parameter.getIndex()]
                : null;
    }
}
