package io.rapport.projection.figure;

import io.rapport.domain.shared.Codes;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names one number: which figure, of which window of time, and of what.
 *
 * @param from the beginning of the window, in UTC: of an hour, a day or a week, as the figure has it
 * @param of codes by dimension; one that is empty, or that the figure does not have, is absent
 */
public record FigureKey(Figure figure, Instant from, SortedMap<String, String> of) {

    enum Dimension {
        CHANNEL,
        ACTION,
        CONTENT_ID,
        CONTENT_TYPE,
        PRODUCT,
        SPECIALTY,
        COUNTRY,
        STEP
    }

    public FigureKey {
        of = Collections.unmodifiableSortedMap(new TreeMap<>(of));
    }

    static FigureKey of(Figure figure, Instant from) {
        return new FigureKey(figure, from, Collections.emptySortedMap());
    }

    FigureKey with(Dimension dimension, String code) {
        if (code.isEmpty()) {
            return this;
        }
        SortedMap<String, String> more = new TreeMap<>(of);
        more.put(Codes.code(dimension), code);
        return new FigureKey(figure, from, more);
    }

    /** By its name in the figure's key, such as {@code content-id}; empty where there is none. */
    public String dimension(String name) {
        return of.getOrDefault(name, "");
    }
}
