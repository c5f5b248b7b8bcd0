package io.rapport.domain.ranking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each value a number from 0, in the order in which they come, so that what is known by value is found by index. */
public final class Numbering<T> {

    public static final int NONE = -1;

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    /** The number of the value, which is given one if it has none. */
    public int add(T value) {
        Integer known = numbers.putIfAbsent(value, values.size());
        if (known == null) {
            values.add(value);
            return values.size() - 1;
        }
        return known;
    }

    /** The number of the value, or {@link #NONE}. */
    public int find(T value) {
        return numbers.getOrDefault(value, NONE);
    }

    /** By their numbers. */
    public List<T> values() {
        return values;
    }
}
