package io.rapport.infra.importer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Constants as the API writes them: lower case, words joined by hyphens. */
final class Codes {

    private Codes() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> parse(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(code))
                .findFirst();
    }
}
