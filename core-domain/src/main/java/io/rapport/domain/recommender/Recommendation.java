package io.rapport.domain.recommender;

import io.rapport.domain.ranking.Feature;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.ServedItem;
import java.util.List;
import java.util.Map;

/**
 * A list with all that explains it.
 *
 * @param level on what it rests; lower than asked for where nothing is known of the reader
 * @param basedOn the position of the last event that was taken into account
 * @param candidates how many items could have been listed
 */
public record Recommendation(Level level, long basedOn, int candidates, List<Listed> items) {

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
