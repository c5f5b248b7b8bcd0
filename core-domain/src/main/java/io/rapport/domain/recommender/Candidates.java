package io.rapport.domain.recommender;

import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommender.OwnActions.Wishes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What may be listed, before anything is scored.
 *
 * @param items by their index, in ascending order
 * @param boosts what the placement adds to the score of each
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
        int[] items = new int[rule.pool().size()];
        double[] boosts = new double[items.length];
        int count = 0;
        for (Offer offer : rule.pool()) {
            if (offer.isFor(hcp)
                    && wishes.permit(offer)
                    && (rule.admits().test(offer) || pinned.contains(offer.item()))) {
                items[count] = offer.item();
                boosts[count] = rule.boost().applyAsDouble(offer.entry().id());
                count++;
            }
        }
        return new Candidates(Arrays.copyOf(items, count), Arrays.copyOf(boosts, count));
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
