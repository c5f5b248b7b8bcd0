package io.rapport.domain.shared;

import org.jspecify.annotations.Nullable;

/** A value outside its range or form. The detail says what was expected and never repeats the input. */
public final class InvalidValue extends DomainRejection.Unprocessable {

    private InvalidValue(@Nullable String field, String expected) {
        super("invalid-value", field, expected);
    }

    public static InvalidValue expected(String expected) {
        return new InvalidValue(null, "expected " + expected);
    }

    public static InvalidValue of(String field, String expected) {
        return new InvalidValue(field, "expected " + expected);
    }
}
