package io.rapport.query.kpi;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** A day, week or month of the calendar, in UTC. */
public record Period(Grain grain, LocalDate from) {

    /** @throws IllegalArgumentException if no period of the grain begins on that day */
    public Period {
        if (!grain.startOf(from).equals(from)) {
            throw new IllegalArgumentException("no " + grain.code() + " begins on " + from);
        }
    }

    public static Period containing(Grain grain, LocalDate day) {
        return new Period(grain, grain.startOf(day));
    }

    /** The first day after it. */
    public LocalDate to() {
        return grain.plus(from, 1);
    }

    public Period before() {
        return new Period(grain, grain.plus(from, -1));
    }

    public Period after() {
        return new Period(grain, to());
    }

    /** It and those before it, the earliest first. */
    public List<Period> last(int periods) {
        return IntStream.rangeClosed(1 - periods, 0)
                .mapToObj(offset -> new Period(grain, grain.plus(from, offset)))
                .toList();
    }
}
