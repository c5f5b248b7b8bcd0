package io.rapport.domain.recommendation;

import io.rapport.domain.ranking.BehaviouralWeights;
import io.rapport.domain.ranking.LinearModel;
import io.rapport.domain.ranking.ListPolicy;
import io.rapport.domain.ranking.SegmentWeights;
import java.util.List;
import java.util.Map;

/**
 * What people have set about lists. It is in the log, so that a list can be made again by the settings that held then.
 *
 * @param segmentWeights of the first level
 * @param behaviouralWeights of the second
 * @param policy of lists on the first page
 */
public record RecommendationSettings(
        SegmentRules rules, LinearModel segmentWeights, LinearModel behaviouralWeights, ListPolicy policy) {

    /** Until any were adopted. */
    public static final RecommendationSettings NONE = new RecommendationSettings(
            new SegmentRules(List.of()),
            new LinearModel(Map.of(), 1),
            new LinearModel(Map.of(), 1),
            ListPolicy.BY_SCORE);

    /** Those that ship. */
    public static final RecommendationSettings SHIPPED = new RecommendationSettings(
            SegmentRules.SHIPPED, SegmentWeights.MODEL, BehaviouralWeights.MODEL, ListPolicy.DEFAULT);
}
