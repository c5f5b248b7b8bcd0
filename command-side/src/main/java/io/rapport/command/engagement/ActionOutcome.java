package io.rapport.command.engagement;

import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.shared.DomainRejection;

/** What became of one action of a batch. */
public sealed interface ActionOutcome {

    ClientActionId clientId();

    /** @param anonymous whether it was recorded without anything that leads back to the HCP */
    record Recorded(ClientActionId clientId, boolean anonymous) implements ActionOutcome {}

    record Duplicate(ClientActionId clientId) implements ActionOutcome {}

    record Rejected(ClientActionId clientId, DomainRejection reason) implements ActionOutcome {}
}
