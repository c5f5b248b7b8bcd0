package io.rapport.query.kpi;

import org.jspecify.annotations.Nullable;

/**
 * What a KPI was in a period.
 *
 * @param period in which
 * @param code the part of a breakdown that it is about; absent where it is about the whole cut
 * @param numerator the count, or what is divided; absent where it is withheld, and where there was nothing to sum
 * @param denominator what it is divided by or a share of; absent where there is no such thing
 * @param hcps how many known HCPs it rests on; absent where it rests on none or is withheld
 * @param withheld whether it is not told because it rests on so few HCPs that it might tell of one
 */
public record Figure(
        Period period,
        @Nullable String code,
        @Nullable Double numerator,
        @Nullable Double denominator,
        @Nullable Long hcps,
        boolean withheld) {

    /** Withholds a figure on fewer HCPs than {@code smallestGroup}, but not one on none. */
    static Figure of(
            Period period,
            @Nullable String code,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Long hcps,
            int smallestGroup) {
        return hcps != null && hcps > 0 && hcps < smallestGroup
                ? new Figure(period, code, null, null, null, true)
                : new Figure(period, code, numerator, denominator, hcps, false);
    }

    /** Absent where it is withheld, or there was nothing to divide by. */
    public @Nullable Double value(Kpi kpi) {
        return kpi.isCount() ? numerator : share();
    }

    /** The numerator's share of the denominator. */
    public @Nullable Double share() {
        return numerator == null || denominator == null || denominator == 0 ? null : numerator / denominator;
    }

    /** Absent where there is no value to compare. */
    @Nullable
    Boolean reaches(Kpi kpi, Goal goal) {
        Double compared = goal.ofShare() ? share() : value(kpi);
        return compared == null ? null : goal.atLeast() == compared >= goal.value() || compared == goal.value();
    }
}
