package io.rapport.infra.eventlog;

import java.util.ArrayList;
import java.util.List;

/**
 * Positions at which the log has no event.
 *
 * @param count of positions
 * @param first the first gaps, in order, of which no two touch
 */
public record MissingPositions(long count, List<Gap> first) {

    /** Positions in a row, with both ends. */
    public record Gap(long from, long to) {

        public long positions() {
            return to - from + 1;
        }
    }

    static final MissingPositions NONE = new MissingPositions(0, List.of());

    public MissingPositions {
        first = first.stream().limit(Findings.LISTED).toList();
    }

    /** @param gaps all of a range, in order */
    static MissingPositions of(List<Gap> gaps) {
        return new MissingPositions(gaps.stream().mapToLong(Gap::positions).sum(), gaps);
    }

    /** Together with those of the range that follows, where a gap may go on. */
    MissingPositions plus(MissingPositions next) {
        List<Gap> gaps = new ArrayList<>(first);
        for (Gap gap : next.first()) {
            if (!gaps.isEmpty() && gaps.getLast().to() + 1 == gap.from()) {
                gaps.add(new Gap(gaps.removeLast().from(), gap.to()));
            } else {
                gaps.add(gap);
            }
        }
        return new MissingPositions(count + next.count(), gaps);
    }
}
