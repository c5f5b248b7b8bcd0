package io.rapport.domain.recommender;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.EndedScopes;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What HCPs have taken back up to the end of a stretch of the log, of which nothing may be learnt: not even what was permitted
 * when it happened. What follows from the events that are left equals what would, had the others never been.
 */
final class Retractions {

    /** @param position of the decision; what came later rests on a later one */
    private record Ended(long position, Purpose purpose, ConsentScope scope) {}

    private final Map<HcpId, List<Ended>> ended = new HashMap<>();
    private final Set<HcpId> erased = new HashSet<>();

    void apply(RecordedEvent recorded) {
        if (recorded.event() instanceof HcpErased erasure) {
            erased.add(erasure.hcpId());
            ended.remove(erasure.hcpId());
        } else if (recorded.event() instanceof ConsentEvent decision) {
            end(decision, Purpose.ANALYTICS, recorded.position());
            end(decision, Purpose.PERSONALISATION, recorded.position());
        }
    }

    private void end(ConsentEvent decision, Purpose purpose, long position) {
        for (ConsentScope scope : EndedScopes.of(decision, purpose)) {
            ended.computeIfAbsent(decision.hcpId(), _ -> new ArrayList<>()).add(new Ended(position, purpose, scope));
        }
    }

    /** The event as it may be used, or nothing. */
    Optional<RecordedEvent> usable(RecordedEvent recorded) {
        HcpId hcp = recorded.context().subject();
        Channel channel = recorded.context().channel();
        if (hcp == null
                || channel == null
                || !(recorded.event() instanceof EngagementEvent || recorded.event() instanceof RecommendationServed)) {
            return Optional.of(recorded);
        }
        ConsentTarget target = new ConsentTarget(
                channel, recorded.context().product(), recorded.context().contentType());
        if (isTakenBack(hcp, recorded.position(), target, Purpose.ANALYTICS)) {
            return Optional.empty();
        }
        return Optional.of(
                isTakenBack(hcp, recorded.position(), target, Purpose.PERSONALISATION)
                        ? recorded.with(recorded.context()
                                .with(recorded.context().consent().without(Purpose.PERSONALISATION)))
                        : recorded);
    }

    boolean isTakenBack(HcpId hcp, long position, ConsentTarget target, Purpose purpose) {
        return erased.contains(hcp)
                || ended.getOrDefault(hcp, List.of()).stream()
                        .anyMatch(decision -> decision.position() > position
                                && decision.purpose().equals(purpose)
                                && EndedScopes.concerns(decision.scope(), target));
    }
}
