package io.rapport.domain.governance;

import java.time.Instant;
import java.util.List;

/**
 * An evaluation with its bias audit.
 *
 * @param from the first instant of the targets
 * @param to the instant after the last
 * @param targets how many lists were looked at
 */
public record Evaluation(Instant from, Instant to, long targets, List<Metric> metrics, List<GroupFinding> audit) {

    public Evaluation {
        metrics = List.copyOf(metrics);
        audit = List.copyOf(audit);
    }

    /** Whether the model does worse for some group than may go without a word. */
    public boolean flagged() {
        return audit.stream().anyMatch(GroupFinding::flagged);
    }
}
