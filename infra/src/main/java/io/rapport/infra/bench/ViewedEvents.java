package io.rapport.infra.bench;

import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** The most frequent event of all, as it is recorded: a stream of its own under an id without any order. */
final class ViewedEvents {

    private ViewedEvents() {}

    static DomainEventMessage<ContentViewed> next() {
        String id = UUID.randomUUID().toString().replace("-", "");
        HcpId hcp = new HcpId("hcp-0001");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        EventContext context = new EventContext(
                now,
                hcp,
                new Actor("portal"),
                hcp,
                Channel.WEB,
                UUID.randomUUID().toString(),
                null,
                ConsentSnapshot.of(Map.of(
                        new Purpose("analytics"),
                        new ConsentRecordId(UUID.randomUUID().toString()))),
                false);
        return new GenericDomainEventMessage<>(
                "engagement",
                id,
                0,
                new ContentViewed(new ContentId("content-0001"), new SessionId("session-0001"), 80, 64_000L),
                context.toMap(),
                id,
                now);
    }
}
