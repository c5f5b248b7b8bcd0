package io.rapport.query.recommendation;

import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.contact.AdviceId;
import io.rapport.domain.contact.ContactAdvice;
import io.rapport.domain.contact.ContactAdvisor;
import io.rapport.domain.contact.ContactEvent.ContactAdviceServed;
import io.rapport.domain.contact.ContactRequest;
import io.rapport.domain.contact.Practice;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.recommender.ServedAdvice;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.web.Callers;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges what consent permits, makes the advice, and records it before anybody sees it. */
@Component
class ContactDesk {

    /**
     * @param consent the purposes that were in force on the channel on which it was asked for
     * @param basedOn the position of the last event that was taken into account
     */
    record Served(AdviceId id, ContactRequest request, ConsentSnapshot consent, long basedOn, ContactAdvice advice) {}

    private final LiveRecommendations live;
    private final ServedAdvice served;
    private final Callers callers;
    private final Clock clock;

    ContactDesk(LiveRecommendations live, ServedAdvice served, Callers callers, Clock clock) {
        this.live = live;
        this.served = served;
        this.callers = callers;
        this.clock = clock;
    }

    /** @param position of the log that must be taken into account */
    Served serve(HcpId hcp, Channel channel, @Nullable Long position, String correlationId) {
        AdviceId id = served.nextId();
        Served made = live.read(position, state -> make(state, id, hcp, channel));
        served.record(event(made), context(made, channel, correlationId));
        return made;
    }

    private Served make(RecommendationState state, AdviceId id, HcpId hcp, Channel channel) {
        Registered registered = Recipients.active(state, hcp);
        ContactRequest request = ContactRequest.judged(
                hcp,
                new Practice(registered.specialty(), registered.country()),
                state.consents(hcp),
                channel,
                callers.isCrm() ? ContactRequest.PASSED_ON : ContactRequest.KEPT,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new Served(
                id,
                request,
                state.consent(hcp, channel, request.at()),
                state.position(),
                new ContactAdvisor(state.contacts()).advise(request));
    }

    private static ContactAdviceServed event(Served made) {
        ContactRequest request = made.request();
        ContactAdvice recorded = request.hcp() == null ? made.advice().anonymous() : made.advice();
        return new ContactAdviceServed(
                made.id(),
                recorded.level(),
                request.practice().specialty(),
                request.practice().country(),
                recorded.zone(),
                List.copyOf(request.readable()),
                made.basedOn(),
                recorded.advised(),
                recorded.excluded());
    }

    /** Without consent to analytics nobody learns from the log of whom it was. */
    private EventContext context(Served made, Channel channel, String correlationId) {
        ContactRequest request = made.request();
        return request.hcp() == null
                ? EventContext.anonymous(request.at(), channel, false)
                : new EventContext(
                        request.at(),
                        request.hcp(),
                        callers.actor(),
                        null,
                        channel,
                        correlationId,
                        null,
                        made.consent(),
                        false);
    }
}
