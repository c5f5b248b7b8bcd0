package io.rapport.domain.governance;

import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.List;

/**
 * What an evaluation measured, before anything is judged.
 *
 * @param from the first instant of the targets
 * @param to the instant after the last
 * @param targets how many lists were looked at
 */
public record EvaluationFigures(
        Instant from, Instant to, long targets, List<Metric> metrics, List<GroupFigures> groups) {

    public EvaluationFigures {
        Ranges.atLeast("targets", targets, 1);
        if (!from.isBefore(to)) {
            throw InvalidValue.of("to", "an instant after the first");
        }
        if (metrics.isEmpty()) {
            throw InvalidValue.of("metrics", "at least one metric");
        }
        if (groups.isEmpty()) {
            throw InvalidValue.of("groups", "at least one group, or there is no bias audit");
        }
        metrics = List.copyOf(metrics);
        groups = List.copyOf(groups);
    }
}
