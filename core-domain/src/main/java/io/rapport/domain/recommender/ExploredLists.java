package io.rapport.domain.recommender;

import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.ranking.LastPlace;
import io.rapport.domain.ranking.Ranker;
import io.rapport.domain.ranking.RankingModel;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.recommendation.ServedItem;
import io.rapport.domain.recommender.CounterfactualEstimate.Trial;
import io.rapport.domain.recommender.TrainingReplay.ServedAgain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What became of served lists of which a place, the last that is not pinned, was left to chance, and how likely a model would
 * have done the same. Of the other places nothing can be told: no other items ever had a chance to be there.
 */
final class ExploredLists {

    /** One list, of which it is not known yet whether it is clicked. */
    private static final class Explored {
        private final ServedItem drawn;
        private final double target;
        private final double probability;
        private final double expectedProbability;
        private boolean clicked;

        Explored(ServedItem drawn, LastPlace byModel, int item) {
            this.drawn = drawn;
            this.target = byModel.propensity(item);
            this.probability = byModel.probability(item);
            this.expectedProbability = byModel.expectedProbability();
        }
    }

    private final RecommendationState state;
    private final RankingModel model;
    private final Map<RecommendationId, Explored> byId = new HashMap<>();
    private final List<Explored> all = new ArrayList<>();

    ExploredLists(RecommendationState state, RankingModel model) {
        this.state = state;
        this.model = model;
    }

    /** Whether chance had a say in the list, which a model could have made. */
    static boolean isExplored(RecommendationServed served) {
        return served.placement() == Placement.HOME
                && served.level() != Level.SEGMENT
                && explored(served.items()).isPresent();
    }

    private static Optional<ServedItem> explored(List<ServedItem> items) {
        return items.stream().filter(item -> item.propensity() < 1).findFirst();
    }

    void add(ServedAgain again) {
        List<ServedItem> items = again.served().items();
        ServedItem drawn = explored(items).orElseThrow();
        Set<Integer> taken = new HashSet<>();
        items.stream().filter(item -> item != drawn).forEach(item -> index(item).ifPresent(taken::add));
        OptionalInt item = index(drawn);
        LastPlace byModel =
                new Ranker(state.history(), state.settings().policy()).lastPlace(model, again.question(), taken);
        if (item.isPresent() && byModel.includes(item.getAsInt())) {
            Explored explored = new Explored(drawn, byModel, item.getAsInt());
            byId.put(again.served().recommendation(), explored);
            all.add(explored);
        }
    }

    private OptionalInt index(ServedItem item) {
        return state.history().indexOf(item.content());
    }

    void click(RecommendationClicked click) {
        Explored explored = byId.get(click.recommendation());
        if (explored != null && explored.drawn.content().equals(click.contentId())) {
            explored.clicked = true;
        }
    }

    /** A click is expected in proportion to how likely the model finds that the item is read next. */
    CounterfactualEstimate estimate() {
        double clicks = all.stream().filter(explored -> explored.clicked).count();
        double probabilities =
                all.stream().mapToDouble(explored -> explored.probability).sum();
        double each = probabilities == 0 ? 0 : clicks / probabilities;
        CounterfactualEstimate estimate = new CounterfactualEstimate();
        all.forEach(explored -> estimate.add(new Trial(
                explored.drawn.propensity(),
                explored.target,
                explored.clicked,
                each * explored.probability,
                each * explored.expectedProbability)));
        return estimate;
    }
}
