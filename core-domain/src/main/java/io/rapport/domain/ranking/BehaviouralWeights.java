package io.rapport.domain.ranking;

import static java.util.Map.entry;

import java.util.Map;

/**
 * The weights of the second level: set by people, for whoever agreed to personalisation, before any model was trained on
 * the portal's own log, and wherever none is approved. Those of reading are the rounded ones of a model of the kind that
 * {@link LinearTrainer} finds (docs/ranking.md); those of topics, types, interests and specialties are judgement, since
 * the data of that model names none.
 */
public final class BehaviouralWeights {

    public static final LinearModel MODEL = new LinearModel(
            Map.ofEntries(
                    entry(Feature.READS_15_MINUTES, 0.2),
                    entry(Feature.READS_2_HOURS_IF_OLD, 0.3),
                    entry(Feature.READS_1_DAY, 0.2),
                    entry(Feature.READS_7_DAYS, 0.2),
                    entry(Feature.READS_30_DAYS, 0.3),
                    entry(Feature.TOUCHES_1_DAY, 0.4),
                    entry(Feature.READERS, -1.3),
                    entry(Feature.QUIET, -0.2),
                    entry(Feature.AGE, -0.8),
                    entry(Feature.AGE_SQUARED, 0.6),
                    entry(Feature.NEWER, -0.5),
                    entry(Feature.SHARE_OF_TOP, 1.0),
                    entry(Feature.NEW_SINCE_VISIT, 0.7),
                    entry(Feature.PASSED_BY, -0.6),
                    entry(Feature.AGE_HABIT, 0.5),
                    entry(Feature.AUTHOR, 0.4),
                    entry(Feature.PEERS_LATELY, -0.5),
                    entry(Feature.PEERS_LATELY_SHARE, 0.7),
                    entry(Feature.PEERS_LATELY_IF_OLD, 0.2),
                    entry(Feature.PEERS_EVER, 1.4),
                    entry(Feature.PEERS_EVER_SHARE, 4.0),
                    entry(Feature.PEERS_EVER_BY_HISTORY, -1.2),
                    entry(Feature.PEERS_EVER_BY_READERS, 0.2),
                    entry(Feature.CO_READ, 0.2),
                    entry(Feature.TOPICS, 1.5),
                    entry(Feature.TYPE, 0.5),
                    entry(Feature.SEGMENT, 1.0),
                    entry(Feature.INTERESTS, 1.0),
                    entry(Feature.SPECIALTY_READS, 0.3),
                    entry(Feature.SPECIALTY_TREND, 0.3)),
            1);

    private BehaviouralWeights() {}
}
