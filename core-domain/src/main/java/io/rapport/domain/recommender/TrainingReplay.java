package io.rapport.domain.recommender;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.ranking.Ranker.Question;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
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

/**
 * The second reading of the log before a training: folds it as serving does, under the settings of today, and stops just
 * before each drawn read to ask what would have been put in order for the reader at that moment.
 */
public final class TrainingReplay {

    /** What was told later than this was not chosen from what was known when it was told. */
    private static final Duration AT_ONCE = Duration.ofMinutes(10);

    private static final int PLACES = 10;

    private final TrainingPlan plan;
    private final Listener listener;
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

    /**
     * A list that was served, of which what became of it is looked at.
     *
     * @param question what was put in order
     */
    public record ServedAgain(RecommendationServed served, Question question) {}

    /** Is told in the order of the log; the state is that of just before. */
    public interface Listener {

        void chosen(Chosen chosen);

        void served(ServedAgain again);

        void clicked(RecommendationClicked click);
    }

    public TrainingReplay(PurposeCatalogue purposes, TrainingPlan plan, Listener listener) {
        this.plan = plan;
        this.listener = listener;
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
            plan.partOf(usable.position()).flatMap(part -> choice(part, usable)).ifPresent(listener::chosen);
            switch (usable.event()) {
                case RecommendationServed served
                when plan.includesList(usable.position()) -> serveAgain(served, usable);
                case RecommendationClicked click -> listener.clicked(click);
                default -> {}
            }
            state.apply(usable);
        });
    }

    private void serveAgain(RecommendationServed served, RecordedEvent recorded) {
        HcpId reader = recorded.context().subject();
        if (reader != null
                && recorded.context().consent().inForce().containsKey(Purpose.PERSONALISATION)
                && state.history().reads(reader) > 0) {
            RecommendationRequest request = new RecommendationRequest(
                    reader,
                    served.segment(),
                    Level.BEHAVIOUR,
                    served.placement(),
                    served.context(),
                    served.nature(),
                    served.limit(),
                    recorded.context().occurredAt(),
                    served.seed());
            listener.served(new ServedAgain(served, recommender.question(request, Level.BEHAVIOUR)));
        }
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
        return state.catalogue()
                .published(view.contentId(), at)
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
