package io.rapport.domain.ranking;

import static java.util.Map.entry;

import java.util.Map;

/**
 * The weights of the first level, set by people: what suits the segment and what the HCP has chosen comes first, then what
 * the specialty and everybody reads at present. Nothing of what the HCP did enters.
 */
public final class SegmentWeights {

    public static final LinearModel MODEL = new LinearModel(
            Map.ofEntries(
                    entry(Feature.SEGMENT, 1.0),
                    entry(Feature.INTERESTS, 1.5),
                    entry(Feature.SPECIALTY_READS, 0.5),
                    entry(Feature.SPECIALTY_READS_1_DAY, 0.1),
                    entry(Feature.SPECIALTY_TREND, 0.5),
                    entry(Feature.SHARE_OF_TOP, 0.5),
                    entry(Feature.READS_1_DAY, 0.2),
                    entry(Feature.READS_7_DAYS, 0.2),
                    entry(Feature.READS_30_DAYS, 0.1),
                    entry(Feature.AGE, -0.2)),
            1);

    private SegmentWeights() {}
}
