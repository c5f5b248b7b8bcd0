package io.rapport.query.kpi;

/**
 * What is aimed at.
 *
 * @param value of the KPI, or of its numerator's share of its denominator where {@code ofShare}
 * @param atLeast whether to reach it is good; otherwise, to stay below it
 */
public record Goal(double value, boolean atLeast, boolean ofShare) {

    static Goal atLeast(double value) {
        return new Goal(value, true, false);
    }

    static Goal atMost(double value) {
        return new Goal(value, false, false);
    }

    /** At least that share of the HCPs that a count of HCPs is taken of. */
    static Goal share(double value) {
        return new Goal(value, true, true);
    }

    Goal at(double other) {
        return new Goal(other, atLeast, ofShare);
    }
}
