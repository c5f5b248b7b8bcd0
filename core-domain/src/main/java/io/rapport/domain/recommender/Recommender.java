package io.rapport.domain.recommender;

import io.rapport.domain.governance.ModelId;
import io.rapport.domain.ranking.Chance;
import io.rapport.domain.ranking.Feature;
import io.rapport.domain.ranking.Features.Asker;
import io.rapport.domain.ranking.LinearModel;
import io.rapport.domain.ranking.ListPolicy;
import io.rapport.domain.ranking.RankedItem;
import io.rapport.domain.ranking.RankedItem.PlaceReason;
import io.rapport.domain.ranking.Ranker;
import io.rapport.domain.ranking.Ranker.Question;
import io.rapport.domain.ranking.Ranker.Ranking;
import io.rapport.domain.ranking.RankingModel;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.Pin;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommendation.Segment;
import io.rapport.domain.recommendation.ServedItem;
import io.rapport.domain.recommendation.ShadowList;
import io.rapport.domain.recommender.CatalogueEntry.Published;
import io.rapport.domain.recommender.Recommendation.Listed;
import io.rapport.domain.shared.HcpId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes lists. Pure: the same state and request give the same list, to the bit. Who may be offered what is a filter before
 * anything is scored.
 */
public final class Recommender {

    private static final int MOST_REASONS = 3;

    /** What adds less to a score than this is no reason. */
    private static final double WORTH_TELLING = 0.05;

    private final RecommendationState state;
    private final TrainedModels trained;

    public Recommender(RecommendationState state, TrainedModels trained) {
        this.state = state;
        this.trained = trained;
    }

    public Recommendation recommend(RecommendationRequest request) {
        RankedBy by = rankedBy(request);
        Question question = question(request, by.level());
        Ranking ranking = rank(by.model(), question, request);
        List<Listed> listed = new ArrayList<>();
        for (int i = 0; i < ranking.items().size(); i++) {
            listed.add(listed(
                    request,
                    ranking.items().get(i),
                    by.model().contributions(ranking.features().get(i))));
        }
        return new Recommendation(
                by.level(),
                by.id(),
                state.position(),
                question.candidates().length,
                listed,
                by.level() == Level.SEGMENT ? null : shadow(question, request));
    }

    private Ranking rank(RankingModel model, Question question, RecommendationRequest request) {
        return new Ranker(state.history(), policy(request.placement()))
                .rank(model.scorer(), model.temperature(), question, new Chance(request.seed()));
    }

    /** By what a list is ranked. */
    private record RankedBy(Level level, @Nullable ModelId id, RankingModel model) {}

    /** Of somebody who has read nothing, behaviour tells nothing. */
    private RankedBy rankedBy(RecommendationRequest request) {
        HcpId reader = request.reader();
        RecommendationSettings settings = state.settings();
        if (reader == null
                || request.level() == Level.SEGMENT
                || state.history().reads(reader) == 0) {
            return new RankedBy(Level.SEGMENT, null, model(request.placement(), settings.segmentWeights()));
        }
        if (request.level() == Level.MODEL && isForModels(request.placement())) {
            Optional<RankedBy> byModel = state.models()
                    .showing(reader)
                    .flatMap(serving -> trained.find(serving.artefact())
                            .map(model -> new RankedBy(Level.MODEL, serving.id(), model)));
            if (byModel.isPresent()) {
                return byModel.get();
            }
        }
        return new RankedBy(Level.BEHAVIOUR, null, model(request.placement(), settings.behaviouralWeights()));
    }

    private @Nullable ShadowList shadow(Question question, RecommendationRequest request) {
        if (request.placement() != Placement.HOME) {
            return null;
        }
        return state.models()
                .shadow()
                .flatMap(shadow -> trained.find(shadow.artefact())
                        .map(model -> new ShadowList(
                                shadow.id(),
                                rank(model, question, request).items().stream()
                                        .map(RankedItem::content)
                                        .toList())))
                .orElse(null);
    }

    /** What is put in order for a request: who asks, and the candidates, by their index. */
    Question question(RecommendationRequest request, Level level) {
        Map<Integer, Integer> pins = pins(request);
        Candidates candidates = Candidates.of(state, request, pins.keySet());
        return new Question(
                asker(request, level),
                request.at().toEpochMilli(),
                candidates.items(),
                candidates.boosts(),
                request.limit(),
                pins);
    }

    private Asker asker(RecommendationRequest request, Level level) {
        Segment segment = request.segment();
        return new Asker(
                level == Level.SEGMENT ? null : request.reader(),
                segment.specialty().value(),
                segment.interests(),
                state.settings().rules().preferences(segment));
    }

    /** Elsewhere the placement itself says what comes first. */
    private static boolean isForModels(Placement placement) {
        return switch (placement) {
            case HOME, WHILE_AWAY, NEWER_ON_TOPIC, SEARCH -> true;
            case READ_BY_SPECIALTY, READ_TOGETHER, TOP_RATED_SIMILAR, RESUME -> false;
        };
    }

    private static RankingModel model(Placement placement, LinearModel byWeights) {
        return switch (placement) {
            case HOME, WHILE_AWAY, NEWER_ON_TOPIC, SEARCH -> byWeights;
            case READ_BY_SPECIALTY -> new LinearModel(Map.of(Feature.SPECIALTY_READS, 1.0), 1);
            case READ_TOGETHER, TOP_RATED_SIMILAR, RESUME -> new LinearModel(Map.of(), 1);
        };
    }

    private ListPolicy policy(Placement placement) {
        return switch (placement) {
            case HOME -> state.settings().policy();
            case WHILE_AWAY, NEWER_ON_TOPIC, SEARCH, READ_BY_SPECIALTY, READ_TOGETHER, TOP_RATED_SIMILAR, RESUME ->
                ListPolicy.BY_SCORE;
        };
    }

    /** The places of the items that are pinned for the segment at that moment; content that is pinned twice has the first. */
    private Map<Integer, Integer> pins(RecommendationRequest request) {
        Map<Integer, Integer> places = new HashMap<>();
        for (Pin pin : state.pins(request.placement()).inForce(request.at(), request.segment())) {
            state.catalogue()
                    .entry(pin.content())
                    .ifPresent(entry -> places.merge(entry.item(), pin.place(), Math::min));
        }
        return places;
    }

    private Listed listed(RecommendationRequest request, RankedItem item, Map<Feature, Double> contributions) {
        Published published =
                state.catalogue().published(item.content(), request.at()).orElseThrow();
        return new Listed(
                new ServedItem(
                        item.content(),
                        published.publication().version(),
                        item.score(),
                        item.probability(),
                        item.propensity(),
                        item.reason()),
                published.profile().title().value(),
                reasons(request.placement(), item.reason(), contributions),
                contributions);
    }

    private static List<Reason> reasons(Placement placement, PlaceReason place, Map<Feature, Double> contributions) {
        Set<Reason> reasons = new LinkedHashSet<>(ofPlacement(placement));
        switch (place) {
            case LIBRARY -> reasons.add(Reason.LIBRARY);
            case EXPLORATION -> reasons.add(Reason.EXPLORATION);
            case PINNED -> reasons.add(Reason.PINNED);
            case SCORE -> {}
        }
        contributions.entrySet().stream()
                .filter(entry ->
                        entry.getValue() > WORTH_TELLING && Reason.ofFeatures().containsKey(entry.getKey()))
                .sorted(Map.Entry.<Feature, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> Reason.ofFeatures().get(entry.getKey()))
                .forEach(reasons::add);
        return reasons.stream().limit(MOST_REASONS).toList();
    }

    private static List<Reason> ofPlacement(Placement placement) {
        return switch (placement) {
            case HOME, WHILE_AWAY -> List.of();
            case NEWER_ON_TOPIC -> List.of(Reason.NEWER);
            case READ_TOGETHER -> List.of(Reason.READ_TOGETHER);
            case TOP_RATED_SIMILAR -> List.of(Reason.SIMILAR);
            case READ_BY_SPECIALTY -> List.of(Reason.SPECIALTY_READS);
            case RESUME -> List.of(Reason.UNFINISHED);
            case SEARCH -> List.of(Reason.SEARCHED);
        };
    }
}
