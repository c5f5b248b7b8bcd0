package io.rapport.domain.recommender;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What content was rated: by each HCP the last time by the same way, and each anonymous rating. */
final class Ratings {

    /** As many middling ratings are added, so that one good rating does not beat ten (a Bayesian average). */
    private static final int PRIOR_COUNT = 5;

    private static final double PRIOR_STARS = 3.5;

    private record Rater(HcpId hcp, ConsentTarget target) {}

    private static final class OfContent {
        private final Map<Rater, Integer> byRater = new HashMap<>();
        private long anonymousStars;
        private long anonymousCount;
    }

    private final Map<ContentId, OfContent> byContent = new HashMap<>();

    void add(ContentId content, @Nullable HcpId hcp, int stars, ConsentTarget target) {
        OfContent ratings = byContent.computeIfAbsent(content, _ -> new OfContent());
        if (hcp == null) {
            ratings.anonymousStars += stars;
            ratings.anonymousCount++;
        } else {
            ratings.byRater.put(new Rater(hcp, target), stars);
        }
    }

    void remove(HcpId hcp, Predicate<ConsentTarget> targets) {
        byContent
                .values()
                .forEach(ratings -> ratings.byRater
                        .keySet()
                        .removeIf(rater -> rater.hcp().equals(hcp) && targets.test(rater.target())));
    }

    /** From 1 to 5. */
    double mean(ContentId content) {
        OfContent ratings = byContent.get(content);
        if (ratings == null) {
            return PRIOR_STARS;
        }
        long stars = ratings.anonymousStars;
        for (int given : ratings.byRater.values()) {
            stars += given;
        }
        long count = ratings.anonymousCount + ratings.byRater.size();
        return (PRIOR_COUNT * PRIOR_STARS + stars) / (PRIOR_COUNT + count);
    }
}
