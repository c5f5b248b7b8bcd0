package io.rapport.query.recommendation;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.governance.ModelId;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.ranking.Feature;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.recommendation.Segment;
import io.rapport.domain.recommendation.ServedItem;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.Recommendation;
import io.rapport.domain.recommender.Recommendation.Listed;
import io.rapport.domain.recommender.RecommendationRejection.ModelNotHere;
import io.rapport.domain.recommender.RecommendationRejection.UnknownRecommendation;
import io.rapport.domain.recommender.RecommendationRequest;
import io.rapport.domain.recommender.Recommender;
import io.rapport.domain.recommender.ServedLists;
import io.rapport.domain.recommender.TrainedModels;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why was this shown: makes a list of the past again, from the log alone, and compares. */
@RestController
class ServedListController {

    /**
     * @param served as it was recorded
     * @param contributions what each feature added to the score, by its code
     */
    record ReplayedItem(
            int place, ServedItem served, String title, List<String> reasons, Map<String, Double> contributions) {}

    /**
     * @param hcp absent where the list was recorded anonymously
     * @param identical whether every item, score and propensity is the same to the bit
     * @param model by which it was ranked, at level model
     * @param basedOn the position of the last event that the list took into account
     * @param candidates how many items could have been listed
     */
    record ReplayView(
            String id,
            @Nullable String hcp,
            Instant servedAt,
            String placement,
            String level,
            @Nullable ModelId model,
            Segment segment,
            Map<String, String> consent,
            long basedOn,
            int candidates,
            long seed,
            boolean identical,
            List<ReplayedItem> items) {}

    private final ServedLists lists;
    private final TrainedModels models;
    private final LiveRecommendations live;

    ServedListController(ServedLists lists, TrainedModels models, LiveRecommendations live) {
        this.lists = lists;
        this.models = models;
        this.live = live;
    }

    @GetMapping("/api/v1/recommendations/{id}/replay")
    ReplayView replay(@PathVariable RecommendationId id) {
        RecordedEvent recorded = lists.find(id).orElseThrow(UnknownRecommendation::new);
        if (!(recorded.event() instanceof RecommendationServed served)) {
            throw new UnknownRecommendation();
        }
        Recipients.requireNotErased(live, recorded.context().subject());
        Recommendation again =
                new Recommender(lists.stateAt(served.basedOn()), models).recommend(request(served, recorded));
        if (again.level() != served.level() || (again.shadow() == null && served.shadow() != null)) {
            throw new ModelNotHere();
        }
        return view(recorded, served, again);
    }

    private static RecommendationRequest request(RecommendationServed served, RecordedEvent recorded) {
        return new RecommendationRequest(
                recorded.context().subject(),
                served.segment(),
                served.level(),
                served.placement(),
                served.context(),
                served.nature(),
                served.limit(),
                recorded.context().occurredAt(),
                served.seed());
    }

    private static ReplayView view(RecordedEvent recorded, RecommendationServed served, Recommendation again) {
        List<ReplayedItem> items = new ArrayList<>();
        for (Listed listed : again.items()) {
            items.add(new ReplayedItem(
                    items.size() + 1,
                    listed.item(),
                    listed.title(),
                    listed.reasons().stream().map(reason -> reason.code()).toList(),
                    contributions(listed.contributions())));
        }
        HcpId subject = recorded.context().subject();
        return new ReplayView(
                served.recommendation().value(),
                subject == null ? null : subject.value(),
                recorded.context().occurredAt(),
                code(served.placement()),
                code(served.level()),
                served.model(),
                served.segment(),
                ConsentBasis.of(recorded.context().consent()),
                served.basedOn(),
                again.candidates(),
                served.seed(),
                isIdentical(served, again),
                items);
    }

    private static boolean isIdentical(RecommendationServed served, Recommendation again) {
        return again.served().equals(served.items())
                && again.candidates() == served.candidates()
                && Objects.equals(again.model(), served.model())
                && Objects.equals(again.shadow(), served.shadow());
    }

    private static Map<String, Double> contributions(Map<Feature, Double> contributions) {
        Map<String, Double> byCode = new LinkedHashMap<>();
        contributions.forEach((feature, value) -> {
            if (value != 0) {
                byCode.put(feature.code(), value);
            }
        });
        return byCode;
    }
}
