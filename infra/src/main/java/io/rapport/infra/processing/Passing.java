package io.rapport.infra.processing;

import io.rapport.command.dispatch.OutcomeUnknown;
import io.rapport.command.standing.StandingsBehind;
import io.rapport.query.web.StaleRead;
import org.axonframework.common.AxonException;

/** Which failures pass by themselves: a store that is away comes back, and what is behind catches up. */
public final class Passing {

    private Passing() {}

    public static boolean isPassing(RuntimeException failure) {
        return StoreAway.isReasonOf(failure)
                || failure instanceof OutcomeUnknown
                || failure instanceof StandingsBehind
                || failure instanceof StaleRead
                || failure instanceof AxonException;
    }
}
