package io.rapport.domain.engagement;

import java.util.List;

/** Records accepted actions of any number of HCPs, in an order that tells nothing of whose they are. */
public record RecordAnonymousActions(List<AnonymousAction> actions) implements EngagementCommand {

    public RecordAnonymousActions {
        actions = List.copyOf(actions);
    }
}
