package io.rapport.infra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The measurements of a suite as text, in lines of at most 80 columns: each figure, and below it what it is held against. */
final class ResultTable {

    private static final double PERCENT = 100;

    private ResultTable() {}

    static List<String> lines(String suite, List<Measurement> measurements) {
        List<String> lines = new ArrayList<>();
        lines.add(line(suite, "median", "spread", "ratio", "target"));
        Measurement before = null;
        for (Measurement measurement : measurements) {
            if (!isOfSameFigure(measurement, before)) {
                lines.add(line(
                        label(measurement),
                        Figures.text(measurement.value()),
                        String.format(Locale.ROOT, "%.0f %%", measurement.spread() * PERCENT),
                        "",
                        ""));
            }
            lines.add(line(
                    "  against " + measurement.baseline(),
                    Figures.text(measurement.baselineValue()),
                    "",
                    String.format(Locale.ROOT, "%.2f", measurement.ratio()),
                    verdict(measurement)));
            before = measurement;
        }
        return lines;
    }

    private static boolean isOfSameFigure(Measurement measurement, @Nullable Measurement before) {
        return before != null && label(before).equals(label(measurement)) && before.value() == measurement.value();
    }

    private static String label(Measurement measurement) {
        return measurement.scenario() + ": " + measurement.metric().name() + " ["
                + measurement.metric().unit() + "]";
    }

    private static String verdict(Measurement measurement) {
        return switch (measurement.target()) {
            case Target.None _ -> "";
            case Target target -> target.text() + (measurement.isOnTarget() ? " met" : " missed");
        };
    }

    private static String line(String label, String value, String spread, String ratio, String target) {
        return String.format(Locale.ROOT, "%-36.36s %9s %6s %6s  %s", label, value, spread, ratio, target)
                .stripTrailing();
    }
}
