package io.rapport.domain.ranking;

import io.rapport.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.List;

/**
 * How a list is put together from scores. A list by score alone shows what is new to everybody: the library would never be
 * seen, and nothing would ever be learnt about it.
 *
 * @param libraryPlaces by each of these places, from 1, one more item of the library must have been listed
 * @param libraryAge how long ago an item of the library was published, at least
 * @param explorationShare the share of lists, 0 to 1, whose last place that is not pinned goes to an item that is drawn
 * @param explorationSharpness how much the draw prefers high scores: 0 not at all, 1 as the model does
 */
public record ListPolicy(
        List<Integer> libraryPlaces, Duration libraryAge, double explorationShare, double explorationSharpness) {

    /** As measured on the development window: see docs/ranking.md. */
    public static final ListPolicy DEFAULT = new ListPolicy(List.of(3, 7), Duration.ofDays(7), 0.25, 0.5);

    /** The highest scores and nothing else. */
    public static final ListPolicy BY_SCORE = new ListPolicy(List.of(), Duration.ofDays(7), 0, 0);

    private static final int MOST_SHARPNESS = 10;

    public ListPolicy {
        libraryPlaces = List.copyOf(libraryPlaces);
        if (libraryPlaces.stream().anyMatch(place -> place < 1)) {
            throw InvalidValue.of("libraryPlaces", "places from 1");
        }
        if (libraryAge.isNegative()) {
            throw InvalidValue.of("libraryAge", "a time that is not negative");
        }
        if (!(explorationShare >= 0 && explorationShare <= 1)) {
            throw InvalidValue.of("explorationShare", "a share of lists, from 0 to 1");
        }
        if (!(explorationSharpness >= 0 && explorationSharpness <= MOST_SHARPNESS)) {
            throw InvalidValue.of("explorationSharpness", "a number from 0 to " + MOST_SHARPNESS);
        }
    }

    int libraryItemsBy(int place) {
        int count = 0;
        for (int libraryPlace : libraryPlaces) {
            if (libraryPlace <= place) {
                count++;
            }
        }
        return count;
    }
}
