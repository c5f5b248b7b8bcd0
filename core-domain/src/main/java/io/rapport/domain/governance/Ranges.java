package io.rapport.domain.governance;

import io.rapport.domain.shared.InvalidValue;

/** The ranges of the figures about a model. */
final class Ranges {

    private Ranges() {}

    static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw InvalidValue.of(field, "at least " + least);
        }
    }

    static void finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw InvalidValue.of(field, "a finite number");
        }
    }

    static void notNegative(String field, double value) {
        if (!Double.isFinite(value) || value < 0) {
            throw InvalidValue.of(field, "a finite number of at least 0");
        }
    }

    static void share(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw InvalidValue.of(field, "a number from 0 to 1");
        }
    }
}
