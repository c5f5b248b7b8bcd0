package io.rapport.domain.recommender;

import io.rapport.domain.content.ContentNature;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.Segment;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a list is made from, besides the log.
 *
 * @param reader whose explicit wishes count, and whose behaviour at levels above {@link Level#SEGMENT}; absent where analytics is
 *     not consented to
 * @param level the highest that may be used
 * @param limit 1 to 50
 * @param seed of what is left to chance
 */
public record RecommendationRequest(
        @Nullable HcpId reader,
        Segment segment,
        Level level,
        Placement placement,
        List<ContentId> context,
        ContentNature nature,
        int limit,
        Instant at,
        long seed) {

    private static final int MOST = 50;
    private static final int MOST_CONTEXT = 100;

    public RecommendationRequest {
        context = List.copyOf(context);
        if (limit < 1 || limit > MOST) {
            throw InvalidValue.of("limit", "a number from 1 to " + MOST);
        }
        if (placement.needsContext() == context.isEmpty()) {
            throw InvalidValue.of(
                    "context",
                    placement.needsContext() ? "the id of content for this placement" : "nothing for this placement");
        }
        if (context.size() > (placement == Placement.SEARCH ? MOST_CONTEXT : 1)) {
            throw InvalidValue.of(
                    "context", placement == Placement.SEARCH ? "at most " + MOST_CONTEXT + " ids" : "one id");
        }
    }
}
