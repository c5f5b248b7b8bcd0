package io.rapport.projection.testing;

import io.rapport.domain.audit.AuditEvent.AuditDataRead;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.NoticeEvent;
import io.rapport.domain.contact.ContactEvent;
import io.rapport.domain.contact.ContactEvent.ContactAdviceServed;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.erasure.ErasureEvent;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventType;
import io.rapport.domain.export.ExportEvent;
import io.rapport.domain.governance.ModelEvent;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.log.Streams;
import io.rapport.domain.recommendation.PinEvent;
import io.rapport.domain.recommendation.RecommendationEvent;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.replay.ReplayEvent;
import io.rapport.domain.review.ReviewEvent;
import io.rapport.domain.sampling.SamplingEvent;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes events one after the other, each recorded a minute after it occurred. */
public final class Log {

    /** An event of a feature that no projection has heard of. */
    private record Enrolled() implements DomainEvent {}

    public static final Actor PORTAL = new Actor("portal");

    private final List<RecordedEvent> events = new ArrayList<>();

    public List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    public Log hcp(Instant at, HcpEvent event) {
        return add(event, context(at, event.hcpId(), Channel.WEB));
    }

    public Log consent(Instant at, ConsentEvent event) {
        return add(event, context(at, event.hcpId(), Channel.WEB));
    }

    public Log sampling(Instant at, SamplingEvent event) {
        return add(event, context(at, event.hcpId(), Channel.WEB));
    }

    public Log erasure(Instant at, ErasureEvent event) {
        return add(event, context(at, event.hcpId(), Channel.WEB));
    }

    public Log notice(Instant at, NoticeEvent event) {
        return add(event, context(at, null, Channel.WEB));
    }

    public Log content(Instant at, ContentEvent event) {
        return add(event, context(at, null, Channel.WEB));
    }

    public Log replay(Instant at, ReplayEvent event) {
        return add(event, context(at, null, Channel.WEB));
    }

    public Log model(Instant at, ModelEvent event) {
        return add(event, context(at, null, Channel.WEB));
    }

    /** @param reader of the list; nobody where it is recorded anonymously, or where settings are */
    public Log recommendation(Instant at, @Nullable HcpId reader, RecommendationEvent event) {
        return add(event, context(at, reader, Channel.WEB));
    }

    /** @param hcp about whom an advice was; nobody where it is recorded anonymously, or where zones are */
    public Log contact(Instant at, @Nullable HcpId hcp, ContactEvent event) {
        return add(event, context(at, hcp, Channel.WEB));
    }

    public Log pin(Instant at, PinEvent event) {
        return add(event, context(at, null, Channel.WEB));
    }

    public Log read(Instant at, AuditDataRead event) {
        return add(event, context(at, event.hcpId(), Channel.WEB));
    }

    public Log review(Instant at, ReviewEvent event) {
        return add(event, context(at, null, Channel.WEB));
    }

    public Log export(Instant at, ExportEvent event) {
        return add(event, context(at, event.hcpId(), Channel.WEB));
    }

    public Log action(Instant at, HcpId hcp, Channel channel, EngagementEvent event) {
        return add(event, context(at, hcp, channel));
    }

    /** An action on content. */
    public Log action(Instant at, HcpId hcp, ConsentTarget target, EngagementEvent event) {
        EventContext context = context(at, hcp, target.channel());
        return add(
                event,
                new EventContext(
                        at,
                        context.subject(),
                        context.actor(),
                        context.onBehalfOf(),
                        context.channel(),
                        context.correlationId(),
                        context.causationId(),
                        context.consent(),
                        context.simulated(),
                        target.product(),
                        target.contentType()));
    }

    public Log anonymousAction(Instant at, Channel channel, EngagementEvent event) {
        return add(event, EventContext.anonymous(at, channel, false));
    }

    public Log unknown(Instant at, HcpId hcp) {
        return add(new EventType("learning.enrolled", 1), new Enrolled(), context(at, hcp, Channel.WEB));
    }

    private Log add(DomainEvent event, EventContext context) {
        return add(EventRegistry.typeOf(event.getClass()), event, context);
    }

    /** Those of the command side; what has none of its own is in a stream of one event. */
    private String stream(DomainEvent event) {
        return switch (event) {
            case HcpEvent e -> Streams.hcp(e.hcpId());
            case ConsentEvent e -> Streams.consent(e.hcpId());
            case NoticeEvent e -> Streams.notice(e.noticeId());
            case ContentEvent e -> Streams.content(e.contentId());
            case SamplingEvent e -> Streams.sampling(e.requestId());
            case ErasureEvent e -> Streams.erasure(e.hcpId());
            case ReviewEvent e -> Streams.review(e.eventId());
            case ExportEvent e -> Streams.export(e.exportId());
            case ModelEvent e -> Streams.models(e.register());
            case PinEvent e -> Streams.pins(e.placement());
            case ReplayEvent e -> Streams.projection(e.projection());
            case RecommendationServed e -> Streams.recommendation(e.recommendation());
            case ContactAdviceServed e -> Streams.contactAdvice(e.advice());
            default -> "event-" + (events.size() + 1);
        };
    }

    private Log add(EventType type, DomainEvent event, EventContext context) {
        long position = events.size() + 1L;
        events.add(new RecordedEvent(
                new EventId("event-" + position),
                type,
                position,
                stream(event),
                0,
                context.occurredAt().plus(Duration.ofMinutes(1)),
                context,
                event));
        return this;
    }

    private static EventContext context(Instant at, @Nullable HcpId subject, Channel channel) {
        return new EventContext(at, subject, PORTAL, subject, channel, "request-1", null, ConsentSnapshot.NONE, false);
    }
}
