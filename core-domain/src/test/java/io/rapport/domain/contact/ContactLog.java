package io.rapport.domain.contact;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.contact.ContactEvent.ZonesAdopted;
import io.rapport.domain.engagement.EmailId;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.engagement.EngagementEvent.EmailOpened;
import io.rapport.domain.engagement.EngagementEvent.EmailSent;
import io.rapport.domain.engagement.EngagementEvent.RepVisited;
import io.rapport.domain.engagement.EngagementEvent.SessionStarted;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventId;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes a log of HCPs, their consents and what they do where, with the consent in force that the policy tells. */
final class ContactLog {

    private final List<RecordedEvent> log = new ArrayList<>();
    private final RecommendationState live = new RecommendationState(new PurposeCatalogue(List.of()));

    HcpId registered(String id, String specialty, String country) {
        HcpId hcp = new HcpId(id);
        ProtectedText sealed = new ProtectedText("identity.c2VhbGVk");
        happens(new HcpRegistered(
                hcp,
                new PersonName(sealed, sealed),
                new Contact(null, null),
                new Specialty(specialty),
                Role.PHYSICIAN,
                new Country(country),
                new Language("en")));
        return hcp;
    }

    /** In Great Britain. */
    HcpId consenting(String id, String specialty, Instant at) {
        HcpId hcp = registered(id, specialty, "GB");
        grant(hcp, Purpose.ANALYTICS, at);
        grant(hcp, Purpose.PERSONALISATION, at);
        return hcp;
    }

    void happens(HcpEvent event) {
        record(event.hcpId(), event, context(event.hcpId(), Instant.EPOCH, ConsentTarget.of(Channel.WEB)));
    }

    void adopts(CountryZones zones) {
        record(null, new ZonesAdopted(zones), EventContext.anonymous(Instant.EPOCH, Channel.WEB, false));
    }

    void grant(HcpId hcp, Purpose purpose, Instant at) {
        grant(hcp, new ConsentScope(purpose, null), at);
    }

    void grant(HcpId hcp, ConsentScope scope, Instant at) {
        decide(
                new ConsentGranted(
                        hcp, recordId(), scope, new NoticeVersion("notice"), at, null, null, null, null, null),
                at);
    }

    /** As where consent to e-mail must be confirmed. */
    ConsentRecordId request(HcpId hcp, Purpose purpose, Instant at) {
        ConsentRecordId id = recordId();
        decide(
                new ConsentRequested(
                        hcp,
                        id,
                        new ConsentScope(purpose, null),
                        new NoticeVersion("notice"),
                        at,
                        null,
                        null,
                        null,
                        null,
                        null),
                at);
        return id;
    }

    void confirm(HcpId hcp, Purpose purpose, ConsentRecordId id, Instant at) {
        decide(new ConsentConfirmed(hcp, id, new ConsentScope(purpose, null), at), at);
    }

    void withdraw(HcpId hcp, Purpose purpose, Instant at) {
        withdraw(hcp, new ConsentScope(purpose, null), at);
    }

    void withdraw(HcpId hcp, ConsentScope scope, Instant at) {
        decide(new ConsentWithdrawn(hcp, recordId(), scope, at), at);
    }

    private ConsentRecordId recordId() {
        return new ConsentRecordId("record-" + log.size());
    }

    private void decide(ConsentEvent decision, Instant at) {
        record(decision.hcpId(), decision, context(decision.hcpId(), at, ConsentTarget.of(Channel.WEB)));
    }

    void visits(HcpId hcp, Channel channel, Instant at) {
        acts(hcp, ConsentTarget.of(channel), at, new SessionStarted(null));
    }

    void receives(HcpId hcp, String email, Instant at) {
        acts(hcp, ConsentTarget.of(Channel.EMAIL), at, new EmailSent(new EmailId(email), null));
    }

    void opens(HcpId hcp, String email, Instant at) {
        acts(hcp, ConsentTarget.of(Channel.EMAIL), at, new EmailOpened(new EmailId(email), null));
    }

    void meetsRep(HcpId hcp, Instant at) {
        acts(hcp, ConsentTarget.of(Channel.REP), at, new RepVisited(null, 20));
    }

    /** Anonymously, where analytics is not in force. */
    void acts(HcpId hcp, ConsentTarget target, Instant at, EngagementEvent event) {
        EventContext context = context(hcp, at, target);
        boolean identified = context.consent().inForce().containsKey(Purpose.ANALYTICS);
        record(
                identified ? hcp : null,
                event,
                identified ? context : EventContext.anonymous(at, target.channel(), false));
    }

    private EventContext context(HcpId hcp, Instant at, ConsentTarget target) {
        ConsentSnapshot consent = ConsentPolicy.snapshot(live.consents(hcp), target, at);
        return new EventContext(
                at,
                hcp,
                null,
                null,
                target.channel(),
                null,
                null,
                consent,
                false,
                target.product(),
                target.contentType());
    }

    private void record(@Nullable HcpId orderedBy, DomainEvent event, EventContext context) {
        RecordedEvent recorded = new RecordedEvent(
                new EventId("event-" + log.size()),
                EventRegistry.typeOf(event.getClass()),
                log.size() + 1L,
                orderedBy == null ? "nobody" : orderedBy.value(),
                0,
                context.occurredAt(),
                context,
                event);
        log.add(recorded);
        live.apply(recorded);
    }

    List<RecordedEvent> events() {
        return List.copyOf(log);
    }

    RecommendationState state() {
        return live;
    }

    /** As if only these events had been recorded. */
    RecommendationState state(Predicate<RecordedEvent> events) {
        RecommendationState state = new RecommendationState(new PurposeCatalogue(List.of()));
        log.stream().filter(events).forEach(state::apply);
        return state;
    }

    ContactAdvice advice(HcpId hcp, Instant at) {
        return advice(live, hcp, at);
    }

    static ContactAdvice advice(RecommendationState state, HcpId hcp, Instant at) {
        return advice(state, hcp, ContactRequest.KEPT, at);
    }

    static ContactAdvice advice(RecommendationState state, HcpId hcp, Set<Purpose> purposes, Instant at) {
        return new ContactAdvisor(state.contacts())
                .advise(ContactRequest.judged(
                        hcp,
                        Practice.of(state.hcp(hcp)).orElseThrow(),
                        state.consents(hcp),
                        Channel.WEB,
                        purposes,
                        at));
    }
}
