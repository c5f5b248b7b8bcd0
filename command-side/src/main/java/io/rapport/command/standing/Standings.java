package io.rapport.command.standing;

import io.rapport.domain.consent.ConsentDecider;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.NoticeDecider;
import io.rapport.domain.consent.NoticeEvent;
import io.rapport.domain.consent.NoticeRegister;
import io.rapport.domain.consent.NoticeState;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.content.ContentDecider;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.engagement.EngagementContext;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.hcp.HcpDecider;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpRejection.HcpIsErased;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.log.Streams;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Where every HCP, its consents, every notice and every piece of content stand, by the log as far as it was read, and by what this process
 * has appended since.
 */
public final class Standings {

    private static final long NONE = -1;

    /**
     * Where one stream stands.
     *
     * @param sequence of the last event that was applied
     * @param appended the sequence up to which all was applied when this process had appended it, or -1
     */
    private record Standing(String type, Object state, long sequence, long appended) {}

    private final Map<String, Standing> streams = new ConcurrentHashMap<>();
    private final PurposeCatalogue purposes;
    private volatile NoticeRegister notices = NoticeRegister.EMPTY;

    /** With the purposes that ship. */
    public Standings() {
        this(new PurposeCatalogue(List.of()));
    }

    public Standings(PurposeCatalogue purposes) {
        this.purposes = purposes;
    }

    public HcpState hcp(HcpId id) {
        return state(Streams.hcp(id)) instanceof HcpState hcp ? hcp : new HcpState.Unregistered();
    }

    public Consents consents(HcpId id) {
        return new Consents(
                state(Streams.consent(id)) instanceof ConsentHistory history ? history : ConsentHistory.EMPTY,
                rules(id));
    }

    /** By what the decisions of the HCP are judged. */
    public ConsentRules rules(HcpId id) {
        return new ConsentRules(
                hcp(id) instanceof HcpState.Registered registered ? registered.country() : null, purposes, notices);
    }

    /** The grants that have run out by {@code at} without that being recorded, of all HCPs but those that were erased. */
    public List<GivenConsent> ranOut(Instant at) {
        return streams.values().stream()
                .map(Standing::state)
                .filter(ConsentHistory.class::isInstance)
                .flatMap(history -> ConsentPolicy.ranOut((ConsentHistory) history, at).stream())
                .filter(grant -> !(hcp(grant.hcpId()) instanceof HcpState.Erased))
                .toList();
    }

    public ContentState content(ContentId id) {
        return state(Streams.content(id)) instanceof ContentState content ? content : new ContentState.Absent();
    }

    /** What must be known to accept an action of the HCP that is received at {@code receivedAt}. */
    public EngagementContext engagement(HcpId id, Instant receivedAt) {
        return new EngagementContext(hcp(id), consents(id), this::content, receivedAt);
    }

    private @Nullable Object state(String stream) {
        Standing standing = streams.get(stream);
        return standing == null ? null : standing.state();
    }

    /**
     * @throws UnknownHcp if nobody is registered under the id
     * @throws HcpNotActive if the HCP was deactivated
     * @throws HcpIsErased if the HCP was erased
     */
    public void requireActive(HcpId id) {
        switch (hcp(id)) {
            case HcpState.Unregistered _ -> throw new UnknownHcp();
            case HcpState.Deactivated _ -> throw new HcpNotActive();
            case HcpState.Erased _ -> throw new HcpIsErased();
            case HcpState.Registered _ -> {}
        }
    }

    /**
     * @throws UnknownHcp if nobody is registered under the id
     * @throws HcpIsErased if the HCP was erased
     */
    public void requireKnown(HcpId id) {
        switch (hcp(id)) {
            case HcpState.Unregistered _ -> throw new UnknownHcp();
            case HcpState.Erased _ -> throw new HcpIsErased();
            case HcpState.Registered _, HcpState.Deactivated _ -> {}
        }
    }

    /** A stream as one event in place of all that it has, whose payload is the state that they led to; empty if it has none. */
    public Optional<DomainEventMessage<?>> summary(String stream) {
        return Optional.ofNullable(streams.get(stream))
                .map(standing -> new GenericDomainEventMessage<>(
                        standing.type(), stream, standing.sequence(), standing.state()));
    }

    /** Applies an event that this process has just appended, if nothing that others appended is missing before it. */
    public void appended(DomainEventMessage<?> event) {
        if (isRelevant(event)) {
            long sequence = event.getSequenceNumber();
            streams.compute(
                    event.getAggregateIdentifier(),
                    (stream, known) -> sequence == (known == null ? NONE : known.sequence()) + 1
                            ? next(known, event, sequence)
                            : known);
            collectNotices(event);
        }
    }

    /** Applies an event of the log, in the order of the log, unless it was applied when it was appended. */
    void read(DomainEventMessage<?> event) {
        if (isRelevant(event)) {
            streams.compute(
                    event.getAggregateIdentifier(),
                    (stream, known) -> known != null && event.getSequenceNumber() <= known.appended()
                            ? known
                            : next(known, event, known == null ? NONE : known.appended()));
            collectNotices(event);
        }
    }

    /** Notices are few and change rarely, and each judgement asks for all of them. */
    private void collectNotices(DomainEventMessage<?> event) {
        if (NoticeEvent.class.isAssignableFrom(event.getPayloadType())) {
            synchronized (this) {
                notices = new NoticeRegister(streams.values().stream()
                        .map(Standing::state)
                        .filter(NoticeState.class::isInstance)
                        .flatMap(notice -> ((NoticeState) notice).versions().stream())
                        .toList());
            }
        }
    }

    private static boolean isRelevant(DomainEventMessage<?> event) {
        Class<?> type = event.getPayloadType();
        return HcpEvent.class.isAssignableFrom(type)
                || ConsentEvent.class.isAssignableFrom(type)
                || NoticeEvent.class.isAssignableFrom(type)
                || ContentEvent.class.isAssignableFrom(type);
    }

    private static Standing next(@Nullable Standing known, DomainEventMessage<?> event, long appended) {
        Object state = evolve(known == null ? null : known.state(), (DomainEvent) event.getPayload());
        return new Standing(event.getType(), state, event.getSequenceNumber(), appended);
    }

    private static Object evolve(@Nullable Object state, DomainEvent event) {
        return switch (event) {
            case HcpEvent e -> HcpDecider.evolve(state instanceof HcpState s ? s : new HcpState.Unregistered(), e);
            case ConsentEvent e ->
                ConsentDecider.evolve(state instanceof ConsentHistory s ? s : ConsentHistory.EMPTY, e);
            case NoticeEvent e -> NoticeDecider.evolve(state instanceof NoticeState s ? s : NoticeState.EMPTY, e);
            case ContentEvent e ->
                ContentDecider.evolve(state instanceof ContentState s ? s : new ContentState.Absent(), e);
            default ->
                throw new IllegalArgumentException(
                        "no standing by " + event.getClass().getSimpleName());
        };
    }
}
