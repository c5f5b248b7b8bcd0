package io.rapport.query.recommendation;

import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.recommendation.Segment;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.Recommendation;
import io.rapport.domain.recommender.RecommendationRequest;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.recommender.Recommender;
import io.rapport.domain.recommender.ServedLists;
import io.rapport.domain.recommender.TrainedModels;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.web.Callers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges what consent permits, makes the list, and records it before anybody sees it. */
@Component
class RecommendationDesk {

    /** What a portal asks for. */
    record Wish(Placement placement, List<ContentId> context, ContentNature nature, Channel channel, int limit) {}

    /** @param consent the purposes that were in force */
    record Served(RecommendationId id, Instant at, Recommendation list, ConsentSnapshot consent) {}

    private record Made(RecommendationRequest request, ConsentSnapshot consent, Recommendation list) {}

    private final LiveRecommendations live;
    private final ServedLists lists;
    private final TrainedModels models;
    private final Callers callers;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    RecommendationDesk(
            LiveRecommendations live, ServedLists lists, TrainedModels models, Callers callers, Clock clock) {
        this.live = live;
        this.lists = lists;
        this.models = models;
        this.callers = callers;
        this.clock = clock;
    }

    /** @param position of the log that the list must take into account */
    Served serve(HcpId hcp, Wish wish, @Nullable Long position, String correlationId) {
        long seed = random.nextLong();
        Made made = live.read(position, state -> make(state, hcp, wish, seed));
        RecommendationId id = lists.nextId();
        lists.record(event(id, made), context(hcp, wish, made, correlationId));
        return new Served(id, made.request().at(), made.list(), made.consent());
    }

    private Made make(RecommendationState state, HcpId hcp, Wish wish, long seed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Segment segment = Segment.of(Recipients.active(state, hcp));
        ConsentSnapshot consent = state.consent(hcp, wish.channel(), now);
        boolean analytics = consent.inForce().containsKey(Purpose.ANALYTICS);
        boolean personal = analytics && consent.inForce().containsKey(Purpose.PERSONALISATION);
        // To the second, so that an anonymous list cannot be told by its time from others of that second.
        Instant at = analytics ? now : now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        RecommendationRequest request = new RecommendationRequest(
                analytics ? hcp : null,
                segment,
                personal ? Level.MODEL : Level.SEGMENT,
                wish.placement(),
                wish.context(),
                wish.nature(),
                wish.limit(),
                at,
                seed);
        return new Made(request, consent, new Recommender(state, models).recommend(request));
    }

    private static RecommendationServed event(RecommendationId id, Made made) {
        RecommendationRequest request = made.request();
        return new RecommendationServed(
                id,
                request.placement(),
                request.context(),
                request.nature(),
                request.limit(),
                request.seed(),
                made.list().level(),
                made.list().model(),
                request.segment(),
                made.list().basedOn(),
                made.list().candidates(),
                made.list().served(),
                made.list().shadow());
    }

    /** Without consent to analytics nobody learns from the log who was served. */
    private EventContext context(HcpId hcp, Wish wish, Made made, String correlationId) {
        Instant at = made.request().at();
        return made.request().reader() == null
                ? EventContext.anonymous(at, wish.channel(), false)
                : new EventContext(
                        at, hcp, callers.actor(), null, wish.channel(), correlationId, null, made.consent(), false);
    }
}
