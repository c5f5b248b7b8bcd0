package io.rapport.domain.recommender;

import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommender.OwnActions.Wishes;
import io.rapport.domain.shared.ContentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What may be listed, before anything is scored.
 *
 * @param items by their index, in ascending order
 * @param boosts what the placement adds to the score of each; empty where it adds nothing
 */
record Candidates(int[] items, double[] boosts) {

    /**
     * What was searched for is found, whether or not it was wanted before.
     *
     * @param pinned what stays in the list when it was begun, until it is finished or dismissed
     */
    static Candidates of(RecommendationState state, RecommendationRequest request, Set<Integer> pinned) {
        Registered hcp = request.segment().asHcp();
        Wishes wishes = wishes(state, request);
        PlacementRule rule = PlacementRule.of(state, request);
        List<Offer> admitted = new ArrayList<>(rule.pool().size());
        for (Offer offer : rule.pool()) {
            if (offer.isFor(hcp)
                    && wishes.permit(offer)
                    && (rule.admits().test(offer) || pinned.contains(offer.item()))) {
                admitted.add(offer);
            }
        }
        return of(admitted, rule.boost());
    }

    private static Candidates of(List<Offer> admitted, @Nullable ToDoubleFunction<ContentId> boost) {
        int[] items = admitted.stream().mapToInt(Offer::item).toArray();
        double[] boosts = boost == null
                ? new double[0]
                : admitted.stream()
                        .mapToDouble(offer -> boost.applyAsDouble(offer.entry().id()))
                        .toArray();
        return new Candidates(items, boosts);
    }

    private static Wishes wishes(RecommendationState state, RecommendationRequest request) {
        return request.placement() == Placement.SEARCH
                ? Wishes.NONE
                : Optional.ofNullable(request.reader())
                        .flatMap(state::own)
                        .map(own -> own.wishes(state, request.at()))
                        .orElse(Wishes.NONE);
    }
}
