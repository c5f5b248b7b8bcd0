package io.rapport.command.engagement;

import io.rapport.domain.engagement.AnonymousAction;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.shared.DomainRejection;

/** What became of one action of a batch. */
public sealed interface ActionOutcome {

    ClientActionId clientId();

    /** @param anonymous whether it was recorded without anything that leads back to the HCP */
    record Recorded(ClientActionId clientId, boolean anonymous) implements ActionOutcome {}

    /** Accepted as anonymous, in a batch with actions of the HCP's own, and therefore yet to be recorded, apart from them. */
    record Apart(AnonymousAction action) implements ActionOutcome {

        @Override
        public ClientActionId clientId() {
            return action.clientId();
        }
    }

    record Duplicate(ClientActionId clientId) implements ActionOutcome {}

    record Rejected(ClientActionId clientId, DomainRejection reason) implements ActionOutcome {}
}
