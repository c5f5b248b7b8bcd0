package io.rapport.domain.recommender;

import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommender.CatalogueEntry.Published;
import io.rapport.domain.recommender.OwnActions.Progress;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/**
 * What may be in the list of a placement, of what may be offered at all.
 *
 * @param pool where candidates come from
 * @param boost what is added to a candidate's score
 */
record PlacementRule(
        Collection<CatalogueEntry> pool,
        BiPredicate<CatalogueEntry, Published> admits,
        ToDoubleFunction<ContentId> boost) {

    /** How far back a list of what was missed goes for somebody of whom it is not known when they were here last. */
    private static final Duration MISSED = Duration.ofDays(30);

    /** Among how many of the most alike the best rated are looked for, since most may not be offered to the reader. */
    private static final int MOST_ALIKE = 200;

    private static final ToDoubleFunction<ContentId> NOTHING = _ -> 0;
    private static final double HOUR = 3_600_000;

    static PlacementRule of(RecommendationState state, RecommendationRequest request) {
        BiPredicate<CatalogueEntry, Published> unread = unread(state, request);
        return switch (request.placement()) {
            case HOME -> new PlacementRule(state.catalogue(), unread, NOTHING);
            case READ_BY_SPECIALTY ->
                new PlacementRule(
                        state.catalogue(),
                        unread.and((entry, _) -> isReadBySpecialty(state, request, entry.item())),
                        NOTHING);
            case WHILE_AWAY -> {
                Instant since = lastSeen(state, request);
                yield new PlacementRule(
                        state.catalogue(),
                        unread.and(
                                (_, published) -> published.publication().from().isAfter(since)),
                        NOTHING);
            }
            case NEWER_ON_TOPIC -> newerOnTopic(state, request, unread);
            case READ_TOGETHER -> readTogether(state, request, unread);
            case TOP_RATED_SIMILAR -> topRatedSimilar(state, request, unread);
            case RESUME -> resume(state, request);
            case SEARCH -> search(state, request.context());
        };
    }

    private static BiPredicate<CatalogueEntry, Published> unread(
            RecommendationState state, RecommendationRequest request) {
        HcpId reader = request.reader();
        if (reader == null || request.level() == Level.SEGMENT) {
            return (_, _) -> true;
        }
        IntPredicate touched = state.history().touchedBy(reader);
        return (entry, _) -> !touched.test(entry.item());
    }

    private static boolean isReadBySpecialty(RecommendationState state, RecommendationRequest request, int item) {
        return state.history()
                        .readsBySpecialty(
                                item,
                                request.segment().specialty().value(),
                                request.at().toEpochMilli())
                > 0;
    }

    private static Instant lastSeen(RecommendationState state, RecommendationRequest request) {
        HcpId reader = request.reader();
        return reader == null || request.level() == Level.SEGMENT
                ? request.at().minus(MISSED)
                : state.history().lastSeen(reader).stream()
                        .mapToObj(Instant::ofEpochMilli)
                        .findFirst()
                        .orElse(request.at().minus(MISSED));
    }

    private static PlacementRule newerOnTopic(
            RecommendationState state, RecommendationRequest request, BiPredicate<CatalogueEntry, Published> unread) {
        ContentId context = request.context().getFirst();
        Published read = state.published(context, request.at()).orElse(null);
        if (read == null) {
            return nothing();
        }
        return new PlacementRule(
                state.catalogue(),
                unread.and((entry, published) -> !entry.id().equals(context)
                        && published
                                .publication()
                                .from()
                                .isAfter(read.publication().from())
                        && commonTopics(read, published) > 0),
                NOTHING);
    }

    private static PlacementRule readTogether(
            RecommendationState state, RecommendationRequest request, BiPredicate<CatalogueEntry, Published> unread) {
        ContentId context = request.context().getFirst();
        OptionalInt item = state.history().indexOf(context);
        if (item.isEmpty()) {
            return nothing();
        }
        double[] together = state.history().readTogether(item.getAsInt());
        Map<ContentId, Double> scores = new HashMap<>();
        for (int other = 0; other < together.length; other++) {
            if (together[other] > 0) {
                scores.put(state.history().contentId(other), together[other]);
            }
        }
        return new PlacementRule(
                entries(state, scores.keySet()),
                unread.and((entry, _) -> !entry.id().equals(context)),
                id -> scores.getOrDefault(id, 0.0));
    }

    private static PlacementRule topRatedSimilar(
            RecommendationState state, RecommendationRequest request, BiPredicate<CatalogueEntry, Published> unread) {
        Map<ContentId, Double> scores = new LinkedHashMap<>();
        state.texts()
                .alike(request.context().getFirst(), MOST_ALIKE)
                .forEach(alike ->
                        scores.put(alike.id(), alike.score() * state.ratings().mean(alike.id())));
        return new PlacementRule(entries(state, scores.keySet()), unread, id -> scores.getOrDefault(id, 0.0));
    }

    private static int commonTopics(Published a, Published b) {
        Set<Topic> common = new HashSet<>(a.profile().topics());
        common.retainAll(b.profile().topics());
        return common.size();
    }

    private static PlacementRule resume(RecommendationState state, RecommendationRequest request) {
        HcpId reader = request.reader();
        if (reader == null || request.level() == Level.SEGMENT) {
            return nothing();
        }
        Map<ContentId, Progress> unfinished = new HashMap<>();
        state.own(reader)
                .map(OwnActions::unfinished)
                .orElse(List.of())
                .forEach(progress -> unfinished.merge(progress.content(), progress, (a, b) -> a.at() < b.at() ? b : a));
        return new PlacementRule(
                entries(state, unfinished.keySet()),
                (entry, published) -> {
                    Progress progress = unfinished.get(entry.id());
                    return progress != null
                            && progress.version() == published.publication().version();
                },
                id -> {
                    Progress progress = unfinished.get(id);
                    return progress == null ? 0 : -(request.at().toEpochMilli() - progress.at()) / HOUR;
                });
    }

    /** The order in which the search found them counts, the first places most. */
    private static PlacementRule search(RecommendationState state, List<ContentId> found) {
        Map<ContentId, Double> places = new HashMap<>();
        for (int place = 0; place < found.size(); place++) {
            places.putIfAbsent(found.get(place), -StrictMath.log1p(place));
        }
        return new PlacementRule(
                entries(state, places.keySet()),
                (entry, _) -> entry.item() != CatalogueEntry.NO_ITEM,
                id -> places.getOrDefault(id, 0.0));
    }

    private static List<CatalogueEntry> entries(RecommendationState state, Collection<ContentId> ids) {
        return ids.stream().flatMap(id -> state.entry(id).stream()).toList();
    }

    private static PlacementRule nothing() {
        return new PlacementRule(List.of(), (_, _) -> false, NOTHING);
    }
}
