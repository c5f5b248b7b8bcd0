package io.rapport.domain.shared;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Domain values as they are written: text bare, constants as codes in lower case with hyphens. */
public final class Codes {

    private Codes() {}

    public static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant that has the code.
     *
     * @throws IllegalArgumentException if none has
     */
    public static <E extends Enum<E>> E constant(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /**
     * The constant that has the code that somebody gave in a field.
     *
     * @throws InvalidValue naming the field and all codes, if none has
     */
    public static <E extends Enum<E>> E constant(Class<E> type, String field, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> code(constant).equals(code))
                .findFirst()
                .orElseThrow(() -> InvalidValue.of(
                        field,
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Codes::code)
                                        .collect(Collectors.joining(", "))));
    }

    /** @throws IllegalArgumentException if no constant has the code */
    public static <E extends Enum<E>> @Nullable E constantOrNull(Class<E> type, @Nullable String code) {
        return code == null ? null : constant(type, code);
    }

    public static @Nullable String codeOrNull(@Nullable Enum<?> value) {
        return value == null ? null : code(value);
    }

    public static @Nullable String textOrNull(@Nullable TextValue value) {
        return value == null ? null : value.value();
    }

    /** Sorted, so that equal sets are equal columns. */
    public static List<String> texts(Collection<? extends TextValue> values) {
        return values.stream().map(TextValue::value).sorted().toList();
    }

    /** Sorted, so that equal sets are equal columns. */
    public static List<String> codes(Collection<? extends Enum<?>> values) {
        return values.stream().map(Codes::code).sorted().toList();
    }
}
