package io.rapport.domain.governance;

import io.rapport.domain.shared.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * How good lists were.
 *
 * @param slice the targets that it was taken over
 * @param lower the lower end of its confidence interval
 * @param upper the upper end of it
 * @param baseline the same figure of what served before, where it was taken
 */
public record Metric(
        MetricName name,
        MetricSlice slice,
        double value,
        double lower,
        double upper,
        @Nullable Double baseline) {

    public Metric {
        Ranges.finite("value", value);
        Ranges.finite("lower", lower);
        Ranges.finite("upper", upper);
        if (lower > upper) {
            throw InvalidValue.of("lower", "at most the upper end");
        }
        if (baseline != null) {
            Ranges.finite("baseline", baseline);
        }
    }
}
