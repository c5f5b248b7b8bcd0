package io.rapport.domain.engagement;

import io.rapport.domain.event.EventId;
import io.rapport.domain.shared.Channel;
import java.time.Instant;

/**
 * An action that was accepted as anonymous and is not recorded yet.
 *
 * @param clientId for the answer alone; it is not recorded
 * @param occurredAt cut to the hour
 */
public record AnonymousAction(
        EventId id, ClientActionId clientId, EngagementEvent event, Instant occurredAt, Channel channel) {}
