package io.rapport.infra.eventlog;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found of one kind: all are counted, only the first are kept.
 *
 * @param first up to {@link #LISTED}, in the order of the log
 */
public record Findings<T>(long count, List<T> first) {

    static final int LISTED = 20;

    public Findings {
        first = first.stream().limit(LISTED).toList();
    }

    static <T> Findings<T> of(List<T> all) {
        return new Findings<>(all.size(), all);
    }

    /** Together with what was found later in the log. */
    Findings<T> plus(Findings<T> next) {
        return new Findings<>(
                count + next.count(),
                Stream.concat(first.stream(), next.first().stream()).toList());
    }
}
