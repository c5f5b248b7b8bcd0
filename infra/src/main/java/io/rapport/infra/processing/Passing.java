package io.rapport.infra.export;

import io.rapport.command.dispatch.OutcomeUnknown;
import io.rapport.command.standing.StandingsBehind;
import io.rapport.infra.processing.StoreAway;
import org.axonframework.common.AxonException;

/** Which failures pass by themselves: a store that is away comes back. */
final class Passing {

    private Passing() {}

    static boolean isPassing(RuntimeException failure) {
        return StoreAway.isReasonOf(failure)
                || failure instanceof OutcomeUnknown
                || failure instanceof StandingsBehind
                || failure instanceof AxonException;
    }
}
