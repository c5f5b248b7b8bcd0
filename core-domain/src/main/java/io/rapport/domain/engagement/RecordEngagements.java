package io.rapport.domain.engagement;

import io.rapport.domain.shared.HcpId;
import java.util.List;

/** Records what one HCP did: 1 to {@value #MAX_ACTIONS} actions, each accepted or refused by itself. */
public record RecordEngagements(HcpId hcpId, List<ReportedAction> actions) implements EngagementCommand {

    public static final int MAX_ACTIONS = 500;

    public RecordEngagements {
        actions = List.copyOf(actions);
    }
}
