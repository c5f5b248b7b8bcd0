package io.rapport.domain.ranking;

/** A count in which each occurrence decays. Folding is O(1) an occurrence, and an occurrence may come late. */
final class DecayedCount {

    private final HalfLife halfLife;
    private double value;
    private long asOf;

    DecayedCount(HalfLife halfLife) {
        this.halfLife = halfLife;
    }

    void add(long at) {
        if (value == 0) {
            value = 1;
            asOf = at;
        } else if (at >= asOf) {
            value = value * halfLife.remaining(at - asOf) + 1;
            asOf = at;
        } else {
            value += halfLife.remaining(asOf - at);
        }
    }

    double at(long moment) {
        return value == 0 ? 0 : value * halfLife.remaining(moment - asOf);
    }
}
