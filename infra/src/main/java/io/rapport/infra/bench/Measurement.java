package io.rapport.infra.bench;

/**
 * One line of the result: a figure and the same figure of a baseline, both medians of the same run.
 *
 * @param scenario what was done
 * @param ratio the value by the baseline's
 * @param spread from the least to the greatest value, as a share of the median
 */
record Measurement(
        String suite,
        String scenario,
        Metric metric,
        double value,
        String baseline,
        double baselineValue,
        double ratio,
        int repeats,
        double spread,
        Target target) {

    static Measurement of(
            String suite,
            String scenario,
            Metric metric,
            Series measured,
            String baseline,
            Series baselineMeasured,
            Target target) {
        return new Measurement(
                suite,
                scenario,
                metric,
                measured.median(),
                baseline,
                baselineMeasured.median(),
                measured.median() / baselineMeasured.median(),
                measured.values().size(),
                measured.spread(),
                target);
    }

    boolean isOnTarget() {
        return target.isMetBy(this);
    }
}
