package io.rapport.query.recommendation;

import io.rapport.domain.content.ContentRejection.UnknownContent;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.recommender.RelatedContent;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.web.Callers;
import io.rapport.query.web.Limits;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RelatedContentController {

    private final LiveRecommendations live;
    private final Callers callers;
    private final Clock clock;

    RelatedContentController(LiveRecommendations live, Callers callers, Clock clock) {
        this.live = live;
        this.callers = callers;
        this.clock = clock;
    }

    /** @param hcp for whom a portal asks; an HCP's own token always asks for itself */
    @GetMapping("/api/v1/content/{id}/related")
    RelatedContent related(
            @PathVariable ContentId id,
            @RequestParam(required = false) @Nullable HcpId hcp,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        int size = Limits.of(limit);
        HcpId reader = callers.hcp().orElse(hcp);
        return live.read(minPosition, state -> {
            if (!state.isKnown(id)) {
                throw new UnknownContent();
            }
            return RelatedContent.of(
                    state, id, reader == null ? null : registered(state, reader), clock.instant(), size);
        });
    }

    private static Registered registered(RecommendationState state, HcpId reader) {
        if (state.hcp(reader) instanceof Registered registered) {
            return registered;
        }
        throw new UnknownHcp();
    }
}
