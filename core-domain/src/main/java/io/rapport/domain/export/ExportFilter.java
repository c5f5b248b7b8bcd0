package io.rapport.domain.export;

import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which events are exported, whomever they are about.
 *
 * @param from those that occurred at this moment or later; all before {@code to} if absent
 * @param to those that occurred before this moment; all from {@code from} on if absent
 * @param types those that one of them selects; all where there is none
 */
public record ExportFilter(@Nullable Instant from, @Nullable Instant to, SortedSet<EventSelector> types) {

    private static final int MOST_TYPES = 100;

    /** Lets everything through. */
    public static final ExportFilter NONE = new ExportFilter(null, null, Collections.emptySortedSet());

    public ExportFilter {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        if (from != null && to != null && !from.isBefore(to)) {
            throw InvalidValue.of("to", "a moment after from");
        }
        if (types.size() > MOST_TYPES) {
            throw InvalidValue.of("types", "up to " + MOST_TYPES);
        }
    }

    public boolean includes(String eventName, Instant occurredAt) {
        return (from == null || !occurredAt.isBefore(from))
                && (to == null || occurredAt.isBefore(to))
                && (types.isEmpty() || types.stream().anyMatch(type -> type.selects(eventName)));
    }

    public boolean includesAll() {
        return from == null && to == null && types.isEmpty();
    }

    /**
     * Whether of each stream it includes all events or none. The events of a stream are of one feature, so that only a
     * period and single names tear a stream apart.
     */
    public boolean keepsStreamsWhole() {
        return from == null && to == null && types.stream().allMatch(EventSelector::isFeature);
    }
}
