package io.rapport.domain.recommender;

import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.shared.ContentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is related to a piece of content, whoever asks: nothing that the reader did enters.
 *
 * @param similar by its text, the most similar first
 * @param readTogether by what others read within hours of it, the most often read first
 */
public record RelatedContent(List<ContentId> similar, List<ContentId> readTogether) {

    private static final int MOST_ALIKE = 200;

    /** @param hcp to whom it must be of use; absent where all that is published may be told */
    public static RelatedContent of(
            RecommendationState state, ContentId id, @Nullable Registered hcp, Instant at, int limit) {
        Predicate<ContentId> visible = other -> !other.equals(id)
                && state.catalogue()
                        .published(other, at)
                        .filter(published -> hcp == null || published.suits(hcp))
                        .isPresent();
        return new RelatedContent(
                state.texts().alike(id, MOST_ALIKE).stream()
                        .map(alike -> alike.id())
                        .filter(visible)
                        .limit(limit)
                        .toList(),
                readTogether(state, id).stream().filter(visible).limit(limit).toList());
    }

    private static List<ContentId> readTogether(RecommendationState state, ContentId id) {
        OptionalInt item = state.history().indexOf(id);
        if (item.isEmpty()) {
            return List.of();
        }
        double[] together = state.history().readTogether(item.getAsInt());
        return IntStream.range(0, together.length)
                .filter(other -> together[other] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(other -> -together[other])
                        .thenComparing(other -> state.history().contentId(other).value()))
                .map(state.history()::contentId)
                .toList();
    }
}
