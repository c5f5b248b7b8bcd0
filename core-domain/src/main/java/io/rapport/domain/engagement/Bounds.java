package io.rapport.domain.engagement;

import io.rapport.domain.shared.InvalidValue;
import org.jspecify.annotations.Nullable;

/** The ranges of what an action measures. */
final class Bounds {

    private static final long DAY_MILLIS = 86_400_000;

    private Bounds() {}

    static void depth(@Nullable Integer percent) {
        require("depthPercent", percent, 0, 100);
    }

    static void dwell(@Nullable Long millis) {
        require("dwellMillis", millis, 0, DAY_MILLIS);
    }

    static void minutes(@Nullable Integer minutes) {
        require("minutes", minutes, 0, 1_440);
    }

    static void stars(int stars) {
        require("stars", stars, 1, 5);
    }

    static void results(int results) {
        require("results", results, 0, 1_000_000);
    }

    static void rank(int rank) {
        require("rank", rank, 1, 1_000_000);
    }

    static void place(int place) {
        require("place", place, 1, 50);
    }

    private static void require(String field, @Nullable Number value, long min, long max) {
        if (value != null && (value.longValue() < min || value.longValue() > max)) {
            throw InvalidValue.of(field, "a number from " + min + " to " + max);
        }
    }
}
