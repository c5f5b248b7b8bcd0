package io.rapport.projection.engagement;

import static io.rapport.domain.shared.Codes.code;
import static io.rapport.domain.shared.Codes.codeOrNull;
import static io.rapport.domain.shared.Codes.textOrNull;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.EndedScopes;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.EngagementEvent.EmailSent;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.propagation.EndOfUse;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.figure.AnalyticsMessage;
import io.rapport.projection.figure.CountedAction;
import io.rapport.projection.figure.EndedScope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What those who count are told of events: actions, each as the HCP's own while analytics is permitted, and the end of that.
 * It is judged again as they leave, since a withdrawal may have been recorded meanwhile.
 */
public final class AnalyticsMessages {

    /** Anonymous actions are spread over so many keys. */
    private static final int LANES = 16;

    private AnalyticsMessages() {}

    /**
     * @param known the consents of an HCP as far as they are known, at least up to the event
     * @param hcps the attributes of an HCP, likewise
     * @param now when it would leave
     */
    public static Optional<AnalyticsMessage> of(
            RecordedEvent recorded, Function<HcpId, Consents> known, Function<HcpId, HcpState> hcps, Instant now) {
        return switch (recorded.event()) {
            // What the company did makes no HCP active.
            case EmailSent _ -> Optional.empty();
            case EngagementEvent action -> counted(action, recorded, known, hcps, now);
            case HcpErased _ -> Optional.of(AnalyticsMessage.ended(recorded.position(), List.of(EndedScope.ALL)));
            case ConsentEvent decision
            when endsAnalytics(decision) ->
                Optional.of(AnalyticsMessage.ended(
                        recorded.position(),
                        EndedScopes.of(decision, Purpose.ANALYTICS).stream()
                                .map(AnalyticsMessages::scope)
                                .toList()));
            default -> Optional.empty();
        };
    }

    /** What the message of an event is in order with. */
    public static String key(RecordedEvent recorded) {
        HcpId subject = recorded.context().subject();
        return subject == null ? AnalyticsMessage.nobody((int) (recorded.position() % LANES)) : subject.value();
    }

    private static Optional<AnalyticsMessage> counted(
            EngagementEvent action,
            RecordedEvent recorded,
            Function<HcpId, Consents> known,
            Function<HcpId, HcpState> hcps,
            Instant now) {
        EventContext context = recorded.context();
        Channel channel = context.channel();
        HcpId subject = context.subject();
        if (channel == null || (subject != null && !isPermitted(context, channel, known.apply(subject), now))) {
            return Optional.empty();
        }
        HcpState hcp = subject == null ? new HcpState.Unregistered() : hcps.apply(subject);
        ContentFacts facts = ContentFacts.of(recorded);
        return Optional.of(AnalyticsMessage.counted(new CountedAction(
                recorded.position(),
                context.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                code(channel),
                Actions.name(action),
                Actions.contentId(action),
                Objects.requireNonNullElse(facts.product(), ""),
                Objects.requireNonNullElse(facts.type(), ""),
                hcp instanceof HcpState.Registered one ? one.specialty().value() : "",
                hcp instanceof HcpState.Registered one ? one.country().value() : "",
                action instanceof ContentViewed view ? view.depthPercent() : null)));
    }

    private static boolean isPermitted(EventContext context, Channel channel, Consents known, Instant now) {
        return ConsentPolicy.permits(
                known, Purpose.ANALYTICS, new ConsentTarget(channel, context.product(), context.contentType()), now);
    }

    private static boolean endsAnalytics(ConsentEvent decision) {
        return EndOfUse.of(decision)
                .filter(end -> end.purposes().contains(Purpose.ANALYTICS))
                .isPresent();
    }

    private static EndedScope scope(ConsentScope scope) {
        return new EndedScope(
                codeOrNull(scope.channel()), textOrNull(scope.product()), codeOrNull(scope.contentType()));
    }
}
