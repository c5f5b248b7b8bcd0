package io.rapport.query.consent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Constants as columns and answers hold them: in lower case with hyphens. */
final class Codes {

    private Codes() {}

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable String codeOrNull(@Nullable Enum<?> value) {
        return value == null ? null : code(value);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static <E extends Enum<E>> @Nullable E constantOrNull(Class<E> type, @Nullable String code) {
        return code == null ? null : constant(type, code);
    }
}
