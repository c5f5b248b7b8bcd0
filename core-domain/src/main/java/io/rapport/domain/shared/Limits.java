package io.rapport.domain.shared;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets that limit something to what is in them. An empty one does not limit. */
public final class Limits {

    private Limits() {}

    public static <T> boolean allow(Set<T> limit, T value) {
        return limit.isEmpty() || limit.contains(value);
    }

    /** Whether there can be something that both allow. */
    public static boolean overlap(Set<?> one, Set<?> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }

    /** In a fixed order, so that equal limits are stored as equal bytes. */
    public static <T> Set<T> ordered(Set<T> limit, Comparator<? super T> order) {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(limit.stream().sorted(order).toList()));
    }
}
