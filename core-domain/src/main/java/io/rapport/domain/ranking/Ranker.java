package io.rapport.domain.ranking;

import io.rapport.domain.ranking.Features.Asker;
import io.rapport.domain.ranking.RankedItem.PlaceReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Puts a list together: scores all candidates, and places them by a policy. Equal scores are in the order of ids. */
public final class Ranker {

    private final ReadingHistory history;
    private final ListPolicy policy;

    public Ranker(ReadingHistory history, ListPolicy policy) {
        this.history = history;
        this.policy = policy;
    }

    /**
     * What was asked to be put in order.
     *
     * @param candidates the items that may be listed, by their index, in any order
     * @param boosts what is added to each candidate's score; empty where nothing is
     * @param limit the length of the list, from 1
     * @param pins the places, from 1, at which items stand whatever their scores, by the index of the item; one that is no
     *     candidate is not listed
     */
    public record Question(
            Asker asker, long at, int[] candidates, double[] boosts, int limit, Map<Integer, Integer> pins) {

        public Question(Asker asker, long at, int[] candidates, int limit) {
            this(asker, at, candidates, new double[0], limit, Map.of());
        }
    }

    /**
     * A list, and what it rests on.
     *
     * @param features of each item of the list, by the ordinals of {@link Feature}
     */
    public record Ranking(List<RankedItem> items, List<double[]> features) {}

    /**
     * @param temperature by which scores are divided to give probabilities
     * @param chance for what the policy leaves to chance
     */
    public Ranking rank(Scorer scorer, double temperature, Question question, Chance chance) {
        Features features = new Features(history, question.asker(), question.at(), question.candidates());
        double[] scores = scores(scorer, features, question);
        List<RankedItem> items = new Composition(features, scores, temperature, question, chance).compose();
        return new Ranking(
                items,
                items.stream()
                        .map(item -> {
                            double[] vector = new double[Feature.COUNT];
                            features.write(item.index(), vector);
                            return vector;
                        })
                        .toList());
    }

    /**
     * What a model would do with the last place of a list, were all others taken as they were.
     *
     * @param taken the items that had the other places, by their index
     */
    public LastPlace lastPlace(RankingModel model, Question question, Set<Integer> taken) {
        int[] candidates = question.candidates();
        Features features = new Features(history, question.asker(), question.at(), candidates);
        double[] scores = scores(model.scorer(), features, question);
        boolean[] isTaken = new boolean[candidates.length];
        int best = -1;
        for (int i = 0; i < candidates.length; i++) {
            isTaken[i] = taken.contains(candidates[i]);
            if (!isTaken[i] && (best < 0 || scores[i] > scores[best])) {
                best = i;
            }
        }
        return new LastPlace(
                candidates,
                ExploredPlace.odds(scores, 1 / model.temperature()),
                new ExploredPlace(policy, scores, isTaken, best));
    }

    private static double[] scores(Scorer scorer, Features features, Question question) {
        double[] buffer = new double[Feature.COUNT];
        double[] scores = new double[question.candidates().length];
        for (int i = 0; i < scores.length; i++) {
            features.write(question.candidates()[i], buffer);
            scores[i] = scorer.score(buffer) + (question.boosts().length == 0 ? 0 : question.boosts()[i]);
        }
        return scores;
    }

    private final class Composition {

        private final Features features;
        private final double[] scores;
        private final int[] candidates;
        private final int limit;
        private final Chance chance;
        private final List<RankedItem> list = new ArrayList<>();
        private final PinnedCandidates pinned;
        private final boolean[] listed;
        private final double[] odds;
        private double total;

        Composition(Features features, double[] scores, double temperature, Question question, Chance chance) {
            this.features = features;
            this.scores = scores;
            this.candidates = question.candidates();
            this.limit = Math.min(question.limit(), candidates.length);
            this.chance = chance;
            this.listed = new boolean[candidates.length];
            this.odds = ExploredPlace.odds(scores, 1 / temperature);
            this.pinned = new PinnedCandidates(question, limit);
            for (double each : odds) {
                total += each;
            }
        }

        List<RankedItem> compose() {
            List<Integer> byScore = highest(limit, 0);
            List<Integer> ofLibrary = highest(
                    policy.libraryItemsBy(limit) + pinned.count(),
                    policy.libraryAge().toMillis());
            pinned.candidates().forEach(candidate -> listed[candidate] = true);
            int listedOfLibrary = 0;
            while (list.size() < limit) {
                if (pinned.areDue(list.size() + 1)) {
                    place(pinned.next(), 1, PlaceReason.PINNED);
                } else {
                    boolean library = listedOfLibrary < policy.libraryItemsBy(list.size() + 1);
                    placeByScore(byScore, library ? ofLibrary : List.of());
                }
                listedOfLibrary += isOfLibrary(list.getLast().index()) ? 1 : 0;
            }
            return list;
        }

        /** @param preferred what comes before all others, as far as it is not listed */
        private void placeByScore(List<Integer> byScore, List<Integer> preferred) {
            int next = firstNotListed(preferred);
            PlaceReason reason = next < 0 ? PlaceReason.SCORE : PlaceReason.LIBRARY;
            if (next < 0) {
                next = firstNotListed(byScore);
            }
            boolean last = limit - list.size() - pinned.count() == 1;
            if (last && limit > 1 && policy.explorationShare() > 0) {
                explore(next, reason);
            } else {
                place(next, 1, reason);
            }
        }

        private void place(int candidate, double propensity, PlaceReason reason) {
            listed[candidate] = true;
            list.add(new RankedItem(
                    history.contentId(candidates[candidate]),
                    candidates[candidate],
                    scores[candidate],
                    odds[candidate] / total,
                    propensity,
                    reason));
        }

        /** Gives the last place that is not pinned, in a share of lists, to a draw among all that is not listed. */
        private void explore(int otherwise, PlaceReason reason) {
            ExploredPlace explored = new ExploredPlace(policy, scores, listed, otherwise);
            int next = explored.drawn(chance);
            place(next, explored.propensity(next), next == otherwise ? reason : PlaceReason.EXPLORATION);
        }

        private int firstNotListed(List<Integer> order) {
            for (int candidate : order) {
                if (!listed[candidate]) {
                    return candidate;
                }
            }
            return -1;
        }

        private boolean isOfLibrary(int item) {
            return features.age(item) >= policy.libraryAge().toMillis();
        }

        /** The candidates with the highest scores among those of at least that age, best first. */
        private List<Integer> highest(int count, long age) {
            if (count == 0) {
                return List.of();
            }
            Comparator<Integer> worstFirst = Comparator.<Integer>comparingDouble(i -> scores[i])
                    .thenComparing(i -> history.contentId(candidates[i]).value(), Comparator.reverseOrder());
            PriorityQueue<Integer> highest = new PriorityQueue<>(count + 1, worstFirst);
            double least = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < candidates.length; i++) {
                if (scores[i] >= least && (age == 0 || features.age(candidates[i]) >= age)) {
                    highest.add(i);
                    if (highest.size() > count) {
                        highest.remove();
                        least = scores[highest.element()];
                    }
                }
            }
            return highest.stream().sorted(worstFirst.reversed()).toList();
        }
    }
}
