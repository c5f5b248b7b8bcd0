package io.rapport.command.standing;

import java.util.List;

/** Standings as the events of a test leave them. */
public final class GivenStandings {

    private GivenStandings() {}

    public static Standings of(Object... events) {
        return of(List.of(events));
    }

    public static Standings of(List<?> events) {
        Standings standings = new Standings();
        events.forEach(standings::apply);
        return standings;
    }
}
