package io.rapport.infra.eventlog;

import io.rapport.domain.log.EventRegistry;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LogCheck} has found. It names events, and holds nothing of what is in them.
 *
 * @param checkedTo the position up to which the log was read, from its beginning
 * @param counts how many events are stored of each name and revision
 * @param missing positions that have no event
 * @param unreadable events that are not what their name and revision say
 * @param unprojectable events that are read, but on which a projection fails: one for each event and projection
 */
public record LogReport(
        long checkedTo,
        SortedMap<StoredType, Long> counts,
        MissingPositions missing,
        Findings<Failure> unreadable,
        Findings<Failure> unprojectable) {

    static final LogReport EMPTY = new LogReport(
            0, Collections.emptySortedMap(), MissingPositions.NONE, Findings.of(List.of()), Findings.of(List.of()));

    /** A name and revision as they are stored, whether or not this code knows them. */
    public record StoredType(String name, int revision) implements Comparable<StoredType> {

        private static final Comparator<StoredType> ORDER =
                Comparator.comparing(StoredType::name).thenComparingInt(StoredType::revision);

        /** The revision of this name that today's code writes, or empty for a name that it does not know. */
        public OptionalInt currentRevision() {
            return EventRegistry.classOf(name)
                    .map(eventClass ->
                            OptionalInt.of(EventRegistry.typeOf(eventClass).revision()))
                    .orElseGet(OptionalInt::empty);
        }

        @Override
        public int compareTo(StoredType other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * An event that something fails on.
     *
     * @param projection which one fails, where it is not the reading
     * @param cause why, in words that hold nothing of the event
     */
    public record Failure(
            long position,
            String eventId,
            StoredType type,
            @Nullable String projection,
            String cause) {}

    public LogReport {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    public long events() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether this code can read the whole log and build every read model from it. */
    public boolean isSound() {
        return missing.count() == 0 && unreadable.count() == 0 && unprojectable.count() == 0;
    }

    /** Together with the report on the range that follows. */
    LogReport plus(LogReport next) {
        SortedMap<StoredType, Long> sums = new TreeMap<>(counts);
        next.counts().forEach((type, count) -> sums.merge(type, count, Long::sum));
        return new LogReport(
                next.checkedTo(),
                sums,
                missing.plus(next.missing()),
                unreadable.plus(next.unreadable()),
                unprojectable.plus(next.unprojectable()));
    }
}
