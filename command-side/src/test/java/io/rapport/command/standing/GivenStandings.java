package io.rapport.command.standing;

import io.rapport.command.LoggedEvents;
import java.util.List;

/** Standings as the events of a test leave them. */
public final class GivenStandings {

    private GivenStandings() {}

    public static Standings of(Object... events) {
        return of(List.of(events));
    }

    public static Standings of(List<?> events) {
        Standings standings = new Standings();
        LoggedEvents logged = new LoggedEvents();
        events.forEach(event -> standings.read(logged.next(event)));
        return standings;
    }
}
