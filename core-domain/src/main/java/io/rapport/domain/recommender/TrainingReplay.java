package io.rapport.domain.recommender;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.ranking.Ranker.Question;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.RecommendationEvent.SettingsAdopted;
import io.rapport.domain.recommendation.Segment;
import io.rapport.domain.recommender.CatalogueEntry.Published;
import io.rapport.domain.recommender.TrainingPlan.Part;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The second reading of the log before a training: folds it as serving does, under the settings of today, and at each drawn read stops just before it and
 * asks what would have been put in order for the reader at that moment.
 */
public final class TrainingReplay {

    /** What was told later than this was not chosen from what was known when it was told. */
    private static final Duration AT_ONCE = Duration.ofMinutes(10);

    private static final int PLACES = 10;

    private final TrainingPlan plan;
    private final Consumer<Chosen> chosen;
    private final RecommendationState state;
    private final Recommender recommender;

    /**
     * A read that was a choice: of something that could have been listed for the reader, who had not read it yet.
     *
     * @param request what a portal would have asked for at that moment
     * @param question what would have been put in order
     * @param item what was read, by its index; one of the candidates
     */
    public record Chosen(
            Part part, HcpId reader, Registered hcp, RecommendationRequest request, Question question, int item) {}

    /** @param chosen is told of each choice in the order of the log; the state is that of just before it */
    public TrainingReplay(PurposeCatalogue purposes, TrainingPlan plan, Consumer<Chosen> chosen) {
        this.plan = plan;
        this.chosen = chosen;
        this.state = new RecommendationState(purposes);
        this.state.adopt(plan.settings());
        this.recommender = new Recommender(state, TrainedModels.NONE);
    }

    public RecommendationState state() {
        return state;
    }

    /** Takes the next event of the log. */
    public void apply(RecordedEvent recorded) {
        if (recorded.event() instanceof SettingsAdopted) {
            return;
        }
        plan.usable(recorded).ifPresent(usable -> {
            plan.partOf(usable.position()).flatMap(part -> choice(part, usable)).ifPresent(chosen);
            state.apply(usable);
        });
    }

    private Optional<Chosen> choice(Part part, RecordedEvent recorded) {
        HcpId reader = recorded.context().subject();
        Instant at = recorded.context().occurredAt();
        if (reader == null
                || !(recorded.event() instanceof ContentViewed view)
                || !(state.hcp(reader) instanceof Registered hcp)
                || !recorded.context().consent().inForce().containsKey(Purpose.PERSONALISATION)
                || state.history().reads(reader) == 0
                || at.plus(AT_ONCE).isBefore(recorded.recordedAt())) {
            return Optional.empty();
        }
        return state.published(view.contentId(), at)
                .flatMap(published -> choice(part, reader, hcp, view.contentId(), published, at));
    }

    private Optional<Chosen> choice(
            Part part, HcpId reader, Registered hcp, ContentId content, Published published, Instant at) {
        RecommendationRequest request = new RecommendationRequest(
                reader,
                Segment.of(hcp),
                Level.BEHAVIOUR,
                Placement.HOME,
                List.of(),
                published.profile().nature(),
                PLACES,
                at,
                at.toEpochMilli());
        int item = state.history().indexOf(content).orElseThrow();
        if (state.history().touchedBy(reader).test(item)) {
            return Optional.empty();
        }
        Question question = recommender.question(request, Level.BEHAVIOUR);
        for (int candidate : question.candidates()) {
            if (candidate == item) {
                return Optional.of(new Chosen(part, reader, hcp, request, question, item));
            }
        }
        return Optional.empty();
    }
}
