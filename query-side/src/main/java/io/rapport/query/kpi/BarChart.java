package io.rapport.query.kpi;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Bars beside one another, with a line where the goal is. Positions are in percent of the width and height, so that bars grow
 * with the page and labels do not.
 *
 * @param goalY where the line is, from above; absent without a goal
 */
record BarChart(List<Bar> bars, @Nullable String goalY) {

    private static final double FILLED = 0.7;
    private static final double HEADROOM = 1.08;

    /**
     * @param label below it
     * @param text what it says, for who cannot see it
     * @param last whether it is the one that the chart is about
     */
    record Bar(String x, String width, String y, String height, String label, String text, boolean last) {}

    static BarChart of(Kpi kpi, List<Figure> figures) {
        Double goal = goal(kpi, figures.getLast());
        double highest = Math.max(
                figures.stream()
                        .map(figure -> figure.value(kpi))
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0),
                goal == null ? 0 : goal);
        double scale = highest == 0 ? 1 : highest * HEADROOM;
        double step = 100.0 / figures.size();
        List<Bar> bars = IntStream.range(0, figures.size())
                .mapToObj(i -> bar(kpi, figures.get(i), i * step, step, scale, i == figures.size() - 1))
                .toList();
        return new BarChart(bars, goal == null || goal > scale ? null : percent(100 - 100 * goal / scale));
    }

    private static Bar bar(Kpi kpi, Figure figure, double from, double step, double scale, boolean last) {
        Double value = figure.value(kpi);
        double height = value == null ? 0 : 100 * Math.max(0, value) / scale;
        return new Bar(
                percent(from + step * (1 - FILLED) / 2),
                percent(step * FILLED),
                percent(100 - height),
                percent(height),
                KpiText.shortPeriod(figure.period()),
                KpiText.period(figure.period()) + ": " + KpiText.figure(kpi, figure),
                last);
    }

    private static @Nullable Double goal(Kpi kpi, Figure figure) {
        Goal goal = kpi.goal();
        if (goal == null) {
            return null;
        }
        return !goal.ofShare()
                ? Double.valueOf(goal.value())
                : figure.denominator() == null ? null : Double.valueOf(goal.value() * figure.denominator());
    }

    private static String percent(double number) {
        return String.format(Locale.ROOT, "%.2f%%", number);
    }
}
