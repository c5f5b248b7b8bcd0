package io.rapport.domain.recommender;

import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommender.CatalogueEntry.Published;
import io.rapport.domain.recommender.ReadingProgress.Seen;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What may be in the list of a placement, of what may be offered at all.
 *
 * @param pool where candidates come from, in the order of the items: all in the language and of the nature that were asked for
 * @param boost what is added to a candidate's score; absent where nothing is
 */
record PlacementRule(
        List<Offer> pool, Predicate<Offer> admits, @Nullable ToDoubleFunction<ContentId> boost) {

    /** How far back a list of what was missed goes for somebody of whom it is not known when they were here last. */
    private static final Duration MISSED = Duration.ofDays(30);

    /** Among how many of the most alike the best rated are looked for, since most may not be offered to the reader. */
    private static final int MOST_ALIKE = 200;

    private static final double HOUR = 3_600_000;

    static PlacementRule of(RecommendationState state, RecommendationRequest request) {
        Predicate<Offer> unread = unread(state, request);
        return switch (request.placement()) {
            case HOME -> new PlacementRule(all(state, request), unread, null);
            case READ_BY_SPECIALTY -> {
                IntPredicate read = state.history()
                        .readBySpecialty(
                                request.segment().specialty().value(),
                                request.at().toEpochMilli());
                yield new PlacementRule(all(state, request), unread.and(offer -> read.test(offer.item())), null);
            }
            case WHILE_AWAY -> {
                Instant since = lastSeen(state, request);
                yield new PlacementRule(
                        all(state, request),
                        unread.and(
                                offer -> offer.published().publication().from().isAfter(since)),
                        null);
            }
            case NEWER_ON_TOPIC -> newerOnTopic(state, request, unread);
            case READ_TOGETHER -> readTogether(state, request, unread);
            case TOP_RATED_SIMILAR -> topRatedSimilar(state, request, unread);
            case RESUME -> resume(state, request);
            case SEARCH -> search(state, request);
        };
    }

    private static List<Offer> all(RecommendationState state, RecommendationRequest request) {
        return state.catalogue().offers(request.segment().language(), request.nature(), request.at());
    }

    private static List<Offer> of(
            Collection<ContentId> contents, RecommendationState state, RecommendationRequest request) {
        return state.catalogue().offers(contents, request.segment().language(), request.at()).stream()
                .filter(offer ->
                        request.placement().isMixed() || offer.published().is(request.nature()))
                .toList();
    }

    private static Predicate<Offer> unread(RecommendationState state, RecommendationRequest request) {
        HcpId reader = request.reader();
        if (reader == null || request.level() == Level.SEGMENT) {
            return _ -> true;
        }
        IntPredicate touched = state.history().touchedBy(reader);
        return offer -> !touched.test(offer.item());
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
            RecommendationState state, RecommendationRequest request, Predicate<Offer> unread) {
        ContentId context = request.context().getFirst();
        Published read = state.catalogue().published(context, request.at()).orElse(null);
        if (read == null) {
            return nothing();
        }
        return new PlacementRule(
                all(state, request),
                unread.and(offer -> !offer.entry().id().equals(context)
                        && offer.published()
                                .publication()
                                .from()
                                .isAfter(read.publication().from())
                        && haveCommonTopics(read, offer.published())),
                null);
    }

    private static PlacementRule readTogether(
            RecommendationState state, RecommendationRequest request, Predicate<Offer> unread) {
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
                of(scores.keySet(), state, request),
                unread.and(offer -> !offer.entry().id().equals(context)),
                id -> scores.getOrDefault(id, 0.0));
    }

    private static PlacementRule topRatedSimilar(
            RecommendationState state, RecommendationRequest request, Predicate<Offer> unread) {
        Map<ContentId, Double> scores = new LinkedHashMap<>();
        state.texts()
                .alike(request.context().getFirst(), MOST_ALIKE)
                .forEach(alike ->
                        scores.put(alike.id(), alike.score() * state.ratings().mean(alike.id())));
        return new PlacementRule(of(scores.keySet(), state, request), unread, id -> scores.getOrDefault(id, 0.0));
    }

    private static boolean haveCommonTopics(Published a, Published b) {
        return !Collections.disjoint(a.profile().topics(), b.profile().topics());
    }

    private static PlacementRule resume(RecommendationState state, RecommendationRequest request) {
        HcpId reader = request.reader();
        if (reader == null || request.level() == Level.SEGMENT) {
            return nothing();
        }
        Map<ContentId, Seen> unfinished = new HashMap<>();
        state.own(reader)
                .map(OwnActions::unfinished)
                .orElse(List.of())
                .forEach(seen -> unfinished.merge(
                        state.history().contentId(seen.item()), seen, (a, b) -> a.at() < b.at() ? b : a));
        return new PlacementRule(
                of(unfinished.keySet(), state, request),
                offer -> {
                    Seen seen = unfinished.get(offer.entry().id());
                    return seen != null && seen.version() == offer.version();
                },
                id -> {
                    Seen seen = unfinished.get(id);
                    return seen == null ? 0 : -(request.at().toEpochMilli() - seen.at()) / HOUR;
                });
    }

    /** The order in which the search found them counts, the first places most. */
    private static PlacementRule search(RecommendationState state, RecommendationRequest request) {
        List<ContentId> found = request.context();
        Map<ContentId, Double> places = new HashMap<>();
        for (int place = 0; place < found.size(); place++) {
            places.putIfAbsent(found.get(place), -StrictMath.log1p(place));
        }
        return new PlacementRule(of(found, state, request), _ -> true, id -> places.getOrDefault(id, 0.0));
    }

    private static PlacementRule nothing() {
        return new PlacementRule(List.of(), _ -> false, null);
    }
}
