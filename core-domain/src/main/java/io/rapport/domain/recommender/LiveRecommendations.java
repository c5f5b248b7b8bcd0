package io.rapport.domain.recommender;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What this process has folded of the log so far. */
public interface LiveRecommendations {

    /**
     * Reads the state while nothing changes it.
     *
     * @param position of the log that must be included; what has been folded will do where it is absent
     * @throws RuntimeException if that is not reached within two seconds, or others read for as long
     */
    <T> T read(@Nullable Long position, Function<RecommendationState, T> reading);
}
