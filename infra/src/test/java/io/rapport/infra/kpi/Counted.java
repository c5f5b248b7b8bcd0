package io.rapport.infra.kpi;

import org.jspecify.annotations.Nullable;

/** A KPI as it was counted by hand. */
record Counted(
        @Nullable Double numerator,
        @Nullable Double denominator,
        @Nullable Long hcps) {

    static Counted of(double numerator, @Nullable Double denominator, @Nullable Long hcps) {
        return new Counted(numerator, denominator, hcps);
    }
}
