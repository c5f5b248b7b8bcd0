package io.rapport.infra.training;

import io.rapport.domain.governance.ModelId;
import java.time.Instant;

/**
 * How a model in service did on the newest reads: nDCG at 10.
 *
 * @param position the end of the log then
 * @param lower the lower end of the 95 % interval
 * @param baseline what the weights of people would have reached on the same reads
 * @param expected the lower end of what the model reached when it was evaluated
 */
record DriftLook(
        ModelId modelId,
        Instant lookedAt,
        long position,
        long reads,
        double ndcg,
        double lower,
        double upper,
        double baseline,
        double expected) {

    /** Whether it does worse than it was approved for, by more than chance explains. */
    boolean drifted() {
        return upper < expected;
    }
}
