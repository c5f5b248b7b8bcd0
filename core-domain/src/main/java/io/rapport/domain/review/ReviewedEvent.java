package io.rapport.domain.review;

import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventType;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What rules judge an event by.
 *
 * @param subject the HCP whom it is about
 * @param actor who did it
 * @param simulated whether the demo made it up
 */
public record ReviewedEvent(
        EventId id,
        long position,
        EventType type,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable HcpId subject,
        @Nullable Actor actor,
        boolean simulated) {}
