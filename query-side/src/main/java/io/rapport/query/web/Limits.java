package io.rapport.query.web;

import io.rapport.domain.shared.InvalidValue;
import org.jspecify.annotations.Nullable;

/** How many items one answer may hold. */
public final class Limits {

    private static final int DEFAULT = 50;
    private static final int MAX = 500;

    private Limits() {}

    public static int of(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT;
        }
        if (limit < 1 || limit > MAX) {
            throw InvalidValue.of("limit", "a number from 1 to " + MAX);
        }
        return limit;
    }
}
