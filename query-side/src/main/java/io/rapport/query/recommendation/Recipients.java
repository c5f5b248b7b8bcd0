package io.rapport.query.recommendation;

import io.rapport.domain.hcp.HcpRejection.HcpIsErased;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.shared.HcpId;
import org.jspecify.annotations.Nullable;

/** For whom anything may be recommended. */
final class Recipients {

    private Recipients() {}

    /** @throws io.rapport.domain.shared.DomainRejection unless the HCP is registered and active */
    static HcpState.Registered active(RecommendationState state, HcpId hcp) {
        return switch (state.hcp(hcp)) {
            case HcpState.Unregistered _ -> throw new UnknownHcp();
            case HcpState.Deactivated _ -> throw new HcpNotActive();
            case HcpState.Erased _ -> throw new HcpIsErased();
            case HcpState.Registered registered -> registered;
        };
    }

    /** @throws HcpIsErased if what was served was for somebody who was erased since */
    static void requireNotErased(LiveRecommendations live, @Nullable HcpId hcp) {
        if (hcp != null && live.read(null, state -> state.hcp(hcp)) instanceof HcpState.Erased) {
            throw new HcpIsErased();
        }
    }
}
