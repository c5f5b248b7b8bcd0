package io.rapport.infra.bench;

import java.util.Locale;

/** Numbers as people read them: three digits that count. */
final class Figures {

    private static final double WHOLE = 100;
    private static final double TENTHS = 10;

    private Figures() {}

    static String text(double value) {
        if (value >= WHOLE) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= TENTHS ? "%.1f" : "%.2f", value);
    }
}
