package io.rapport.domain.recommender;

import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.governance.EvaluationFigures;
import io.rapport.domain.governance.GroupFigures;
import io.rapport.domain.governance.Metric;
import io.rapport.domain.governance.MetricName;
import io.rapport.domain.governance.MetricSlice;
import io.rapport.domain.ranking.Chance;
import io.rapport.domain.ranking.RankedItem;
import io.rapport.domain.ranking.Ranker;
import io.rapport.domain.ranking.RankingModel;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommender.CounterfactualEstimate.Estimate;
import io.rapport.domain.recommender.TrainingReplay.Chosen;
import io.rapport.domain.recommender.TrainingReplay.ServedAgain;
import io.rapport.domain.shared.HcpId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a model would have listed just before each of a number of reads, beside what the weights of people would
 * have, under the settings in force: the lists of the first page.
 */
public final class ModelEvaluation {

    private static final double FEWEST_TRIALS = 30;

    private static final MetricName NDCG = new MetricName("ndcg-at-10");

    private final RecommendationState state;
    private final RankingModel model;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final CalibrationError calibration = new CalibrationError();
    private final BiasAudit audit;
    private final ExploredLists explored;
    private final BitSet listed = new BitSet();
    private final BitSet candidates = new BitSet();
    private @Nullable Instant from;
    private @Nullable Instant last;

    /** @param state of just before each read */
    public ModelEvaluation(RecommendationState state, RankingModel model) {
        this.state = state;
        this.model = model;
        this.audit = new BiasAudit(state);
        this.explored = new ExploredLists(state, model);
    }

    /**
     * Of one read.
     *
     * @param age of what was read, in milliseconds
     * @param ndcg of the model's list
     * @param baseline that of the weights'
     */
    record Outcome(HcpId reader, long age, int rank, double ndcg, double baseline) {

        double hit() {
            return rank == 0 ? 0 : 1;
        }

        double reciprocalRank() {
            return rank == 0 ? 0 : 1.0 / rank;
        }
    }

    private enum Slice {
        ALL("all", Duration.ZERO),
        DAY_OLD("day-old", Duration.ofDays(1)),
        WEEK_OLD("week-old", Duration.ofDays(7));

        private final MetricSlice name;
        private final Duration age;

        Slice(String name, Duration age) {
            this.name = new MetricSlice(name);
            this.age = age;
        }

        Predicate<Outcome> includes() {
            return outcome -> outcome.age() >= age.toMillis();
        }
    }

    /** Whether a figure is the one by which models are compared: that of all reads. */
    public static boolean isQuality(Metric metric) {
        return metric.name().equals(NDCG) && metric.slice().equals(Slice.ALL.name);
    }

    /** Takes the next read. */
    public void add(Chosen chosen) {
        RecommendationSettings settings = state.settings();
        List<RankedItem> list = list(model, chosen);
        int rank = rank(list, chosen.item());
        outcomes.add(new Outcome(
                chosen.reader(),
                state.history().age(chosen.item(), chosen.question().at()),
                rank,
                ndcg(rank),
                ndcg(rank(list(settings.behaviouralWeights(), chosen), chosen.item()))));
        list.forEach(item -> {
            calibration.add(item.probability(), item.index() == chosen.item());
            listed.set(item.index());
        });
        for (int candidate : chosen.question().candidates()) {
            candidates.set(candidate);
        }
        audit.add(chosen, list, ndcg(rank));
        Instant at = chosen.request().at();
        from = from == null || at.isBefore(from) ? at : from;
        last = last == null || at.isAfter(last) ? at : last;
    }

    /** Takes the next list that was served, of which more is told by {@link #click}. */
    public void add(ServedAgain again) {
        explored.add(again);
    }

    public void click(RecommendationClicked click) {
        explored.click(click);
    }

    private List<RankedItem> list(RankingModel ranking, Chosen chosen) {
        return new Ranker(state.history(), state.settings().policy())
                .rank(
                        ranking.scorer(),
                        ranking.temperature(),
                        chosen.question(),
                        new Chance(chosen.request().seed()))
                .items();
    }

    /** From 1, or 0 where it is not in the list. */
    private static int rank(List<RankedItem> list, int item) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).index() == item) {
                return i + 1;
            }
        }
        return 0;
    }

    private static double ndcg(int rank) {
        return rank == 0 ? 0 : StrictMath.log(2) / StrictMath.log(rank + 1);
    }

    /** Empty where nothing was read. */
    public Optional<EvaluationFigures> figures() {
        if (from == null || last == null) {
            return Optional.empty();
        }
        List<Metric> metrics = new ArrayList<>();
        for (Slice slice : Slice.values()) {
            List<Outcome> ofSlice = outcomes.stream().filter(slice.includes()).toList();
            if (!ofSlice.isEmpty()) {
                metrics.add(withInterval(NDCG, slice, ofSlice, Outcome::ndcg, mean(ofSlice, Outcome::baseline)));
            }
        }
        metrics.add(withInterval(new MetricName("hit-rate-at-10"), Slice.ALL, outcomes, Outcome::hit, null));
        metrics.add(withInterval(new MetricName("mrr-at-10"), Slice.ALL, outcomes, Outcome::reciprocalRank, null));
        metrics.add(plain("coverage", (double) listed.cardinality() / candidates.cardinality()));
        metrics.add(plain("calibration-error", calibration.error()));
        metrics.addAll(counterfactual(explored.estimate()));
        List<GroupFigures> groups = audit.groups(mean(Outcome::ndcg));
        return Optional.of(new EvaluationFigures(from, last.plusMillis(1), outcomes.size(), metrics, groups));
    }

    /** Of few lists nothing is told. */
    private static List<Metric> counterfactual(CounterfactualEstimate estimate) {
        return estimate.effectiveTrials() < FEWEST_TRIALS
                ? List.of()
                : List.of(
                        ofLastPlace("ips", estimate.byInversePropensity(), estimate),
                        ofLastPlace("snips", estimate.selfNormalised(), estimate),
                        ofLastPlace("dr", estimate.doublyRobust(), estimate));
    }

    private static Metric ofLastPlace(String method, Estimate estimated, CounterfactualEstimate estimate) {
        return new Metric(
                new MetricName("clicks-of-last-place-" + method),
                Slice.ALL.name,
                estimated.value(),
                estimated.low(),
                estimated.high(),
                estimate.recorded().value());
    }

    private static Metric withInterval(
            MetricName name,
            Slice slice,
            List<Outcome> outcomes,
            ToDoubleFunction<Outcome> measure,
            @Nullable Double baseline) {
        ReaderBootstrap.Interval interval = ReaderBootstrap.mean(outcomes, measure);
        return new Metric(name, slice.name, mean(outcomes, measure), interval.low(), interval.high(), baseline);
    }

    private static Metric plain(String name, double value) {
        return new Metric(new MetricName(name), Slice.ALL.name, value, value, value, null);
    }

    private double mean(ToDoubleFunction<Outcome> measure) {
        return mean(outcomes, measure);
    }

    private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> measure) {
        double sum = 0;
        for (Outcome outcome : outcomes) {
            sum += measure.applyAsDouble(outcome);
        }
        return outcomes.isEmpty() ? 0 : sum / outcomes.size();
    }
}
