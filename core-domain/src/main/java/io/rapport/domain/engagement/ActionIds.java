package io.rapport.domain.engagement;

import io.rapport.domain.event.EventId;
import io.rapport.domain.shared.HcpId;

/** Makes event ids out of clients' ids of actions, so that a repeated action meets its first recording. */
public interface ActionIds {

    /** The id under which the action is recorded as the HCP's own: the same for ever. */
    EventId identified(HcpId hcp, ClientActionId action);

    /**
     * The id under which the action is recorded anonymously: an HMAC under a secret that rotates and is then destroyed,
     * so that the same action is known again within one rotation and can never be led back to the HCP after it.
     */
    EventId anonymous(HcpId hcp, ClientActionId action);
}
