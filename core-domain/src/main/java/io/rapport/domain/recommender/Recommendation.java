package io.rapport.domain.recommender;

import io.rapport.domain.governance.ModelId;
import io.rapport.domain.ranking.Feature;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.ServedItem;
import io.rapport.domain.recommendation.ShadowList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list with all that explains it.
 *
 * @param level on what it rests; lower than asked for where nothing is known of the reader
 * @param model by which it was ranked, at {@link Level#MODEL}
 * @param basedOn the position of the last event that was taken into account
 * @param candidates how many items could have been listed
 * @param shadow what another model would have listed, where one is tried out
 */
public record Recommendation(
        Level level,
        @Nullable ModelId model,
        long basedOn,
        int candidates,
        List<Listed> items,
        @Nullable ShadowList shadow) {

    public Recommendation {
        items = List.copyOf(items);
    }

    /**
     * One item.
     *
     * @param reasons the weightiest first
     * @param contributions what each feature adds to the score; they sum up to it, but for what the placement adds
     */
    public record Listed(ServedItem item, String title, List<Reason> reasons, Map<Feature, Double> contributions) {

        public Listed {
            reasons = List.copyOf(reasons);
        }
    }

    public List<ServedItem> served() {
        return items.stream().map(Listed::item).toList();
    }
}
