package io.rapport.domain.replay;

import io.rapport.domain.shared.InvalidValue;

/** The ranges of the numbers in a decision about a projection. */
final class Bounds {

    private Bounds() {}

    static void version(int version) {
        if (version < 1) {
            throw InvalidValue.of("version", "a version of at least 1");
        }
    }

    /** Up to where the log was read: 0 before the first event. */
    static void readPosition(long position) {
        if (position < 0) {
            throw InvalidValue.of("position", "a position of at least 0");
        }
    }

    /** Where an event stands in the log. */
    static void eventPosition(long position) {
        if (position < 1) {
            throw InvalidValue.of("position", "a position of at least 1");
        }
    }
}
