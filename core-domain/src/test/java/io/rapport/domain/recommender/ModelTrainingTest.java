package io.rapport.domain.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.governance.EvaluationFigures;
import io.rapport.domain.governance.GroupDimension;
import io.rapport.domain.governance.GroupFigures;
import io.rapport.domain.governance.Metric;
import io.rapport.domain.governance.TrainingSetDigest;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.ranking.Chance;
import io.rapport.domain.ranking.LinearTrainer;
import io.rapport.domain.ranking.ListPolicy;
import io.rapport.domain.ranking.Ranker;
import io.rapport.domain.ranking.Ranker.Ranking;
import io.rapport.domain.ranking.RankingModel;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommender.ModelTraining.Fitted;
import io.rapport.domain.recommender.RecommendationRejection.TooLittleToLearnFrom;
import io.rapport.domain.recommender.TrainingPlan.Part;
import io.rapport.domain.recommender.TrainingReplay.Chosen;
import io.rapport.domain.recommender.TrainingReplay.ServedAgain;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelTrainingTest {

    private static final PurposeCatalogue PURPOSES = new PurposeCatalogue(List.of());
    private static final TrainingSize SIZE = new TrainingSize(Duration.ofDays(3_650), 1_000, 200, 300);
    private static final String[] TOPICS = {"lipids", "asthma", "migraine", "arrhythmia"};
    private static final int READERS = 24;
    private static final int ITEMS = 60;

    private final Portal portal = new Portal();

    /** Each reads mostly on one topic, while new content comes. */
    private void liveFor(int reads, long seed) {
        Random random = new Random(seed);
        List<HcpId> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(portal.consenting("hcp-" + i, i % 2 == 0 ? "cardiology" : "oncology"));
        }
        List<List<ContentId>> byTopic =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < reads; i++) {
            if (i % Math.max(1, reads / ITEMS) == 0) {
                int topic = random.nextInt(TOPICS.length);
                byTopic.get(topic).add(portal.published("item-" + i, TOPICS[topic]));
            }
            int reader = random.nextInt(READERS);
            int topic = random.nextInt(10) < 8 ? reader % TOPICS.length : random.nextInt(TOPICS.length);
            List<ContentId> items = byTopic.get(topic);
            if (!items.isEmpty()) {
                int back = Math.min(items.size() - 1, (int) (Math.abs(random.nextGaussian()) * 4));
                portal.views(readers.get(reader), items.get(items.size() - 1 - back), 30);
            }
        }
    }

    @Test
    void what_is_learnt_from_has_the_features_that_serving_computes_at_that_moment() {
        liveFor(400, 1);
        RecommendationState live = new RecommendationState(PURPOSES);
        AtomicInteger compared = new AtomicInteger();
        TrainingReplay[] replay = new TrainingReplay[1];
        TrainingReplay.Listener comparison = onChoice(chosen -> {
            RankingModel model = RecommendationSettings.SHIPPED.behaviouralWeights();
            Ranking learnt = ranking(replay[0].state(), model, chosen.question());
            Recommender serving = new Recommender(live, TrainedModels.NONE);
            Ranking served = ranking(live, model, serving.question(chosen.request(), Level.BEHAVIOUR));
            assertThat(learnt.items()).isEqualTo(served.items());
            assertThat(learnt.features()).hasSameSizeAs(served.features());
            for (int i = 0; i < learnt.features().size(); i++) {
                assertThat(learnt.features().get(i))
                        .containsExactly(served.features().get(i));
            }
            compared.incrementAndGet();
        });
        replay[0] = new TrainingReplay(PURPOSES, plan(_ -> true), comparison);
        for (RecordedEvent recorded : portal.log()) {
            replay[0].apply(recorded);
            live.apply(recorded);
        }

        assertThat(compared.get()).isGreaterThan(100);
    }

    private static Ranking ranking(RecommendationState state, RankingModel model, Ranker.Question question) {
        return new Ranker(state.history(), ListPolicy.BY_SCORE)
                .rank(model.scorer(), model.temperature(), question, new Chance(1));
    }

    @Test
    void the_same_log_and_seed_give_the_same_model_and_figures() {
        liveFor(900, 2);

        Run first = train(_ -> true, null);
        Run second = train(_ -> true, null);

        assertThat(first.fitted()).isEqualTo(second.fitted());
        assertThat(first.figures()).isEqualTo(second.figures());
    }

    @Test
    void a_model_that_is_learnt_does_better_than_none_would() {
        liveFor(1_500, 3);

        Metric ndcg = train(_ -> true, null).figures().metrics().getFirst();

        assertThat(ndcg.value()).isGreaterThan(0.3).isBetween(ndcg.lower(), ndcg.upper());
    }

    @Test
    void who_withdraws_is_unlearnt_as_if_never_there() {
        liveFor(900, 4);
        HcpId leaving = new HcpId("hcp-3");
        portal.withdraw(leaving, Purpose.ANALYTICS);

        assertThat(train(_ -> true, null).fitted())
                .isEqualTo(train(isBy(leaving).negate(), null).fitted());
    }

    @Test
    void who_is_erased_is_unlearnt_as_if_never_there() {
        liveFor(900, 5);
        HcpId leaving = new HcpId("hcp-4");
        portal.erase(leaving);

        assertThat(train(_ -> true, null).fitted())
                .isEqualTo(train(isBy(leaving).negate(), null).fitted());
    }

    @Test
    void what_was_read_without_agreeing_to_personalisation_is_no_choice_to_learn_from() {
        liveFor(300, 6);
        HcpId leaving = new HcpId("hcp-5");
        portal.withdraw(leaving, Purpose.PERSONALISATION);
        HcpId never = portal.hcp("never", "cardiology", Role.NURSE);
        portal.grant(never, Purpose.ANALYTICS);
        portal.views(never, portal.published("one"), 10);
        portal.views(never, portal.published("two"), 10);

        List<HcpId> learntFrom = new ArrayList<>();
        TrainingReplay replay =
                new TrainingReplay(PURPOSES, plan(_ -> true), onChoice(chosen -> learntFrom.add(chosen.reader())));
        portal.log().forEach(replay::apply);

        assertThat(learntFrom).isNotEmpty().doesNotContain(leaving, never);
    }

    private static Predicate<RecordedEvent> isBy(HcpId hcp) {
        return recorded -> hcp.equals(recorded.context().subject());
    }

    @Test
    void the_parts_follow_each_other_in_time() {
        liveFor(900, 7);
        List<Part> parts = new ArrayList<>();
        TrainingReplay replay =
                new TrainingReplay(PURPOSES, plan(_ -> true), onChoice(chosen -> parts.add(chosen.part())));
        portal.log().forEach(replay::apply);

        assertThat(parts).isSorted().contains(Part.values());
    }

    @Test
    void no_more_is_drawn_than_was_asked_for() {
        liveFor(900, 8);
        TrainingSurvey survey = new TrainingSurvey(Instant.EPOCH, new TrainingSize(Duration.ofDays(1), 20, 10, 5), 1);
        portal.log().forEach(survey::apply);

        TrainingPlan plan = survey.plan();

        assertThat(plan.reads(Part.FITTING)).isEqualTo(20);
        assertThat(plan.reads(Part.CALIBRATION)).isEqualTo(10);
        assertThat(plan.reads(Part.EVALUATION)).isEqualTo(5);
    }

    @Test
    void what_an_earlier_attempt_fitted_is_evaluated_and_not_fitted_again() {
        liveFor(900, 9);
        Run first = train(_ -> true, null);

        Run resumed = train(_ -> true, first.fitted());

        assertThat(resumed.figures()).isEqualTo(first.figures());
        assertThat(resumed.fitted()).isSameAs(first.fitted());
    }

    @Test
    void too_little_is_refused() {
        liveFor(100, 10);

        assertThatExceptionOfType(TooLittleToLearnFrom.class).isThrownBy(() -> train(_ -> true, null));
    }

    @Test
    void nothing_is_refused() {
        assertThatExceptionOfType(TooLittleToLearnFrom.class).isThrownBy(() -> train(_ -> true, null));
    }

    @Test
    void the_audit_has_every_group_of_readers_and_what_is_for_everyone_is_aimed_at_nobody() {
        liveFor(900, 11);

        EvaluationFigures figures = train(_ -> true, null).figures();

        assertThat(figures.groups())
                .filteredOn(group -> group.dimension() == GroupDimension.SPECIALTY)
                .extracting(group -> group.group().value())
                .containsExactly("cardiology", "oncology");
        assertThat(figures.groups().stream()
                        .filter(group -> group.dimension() == GroupDimension.SPECIALTY)
                        .mapToLong(GroupFigures::targets)
                        .sum())
                .isEqualTo(figures.targets());
        assertThat(figures.groups())
                .filteredOn(group -> group.dimension() == GroupDimension.SPECIALTY)
                .allSatisfy(group -> assertThat(group.exposure()).isEqualTo(1));
    }

    /** Were a model to do just as what served did, each list would count for itself. */
    @Test
    void the_probabilities_of_served_lists_are_found_again_when_what_served_is_evaluated() {
        liveFor(900, 12);
        Random random = new Random(12);
        RecommendationState state = portal.state();
        int clicked = 0;
        int explored = 0;
        for (int i = 0; i < 400; i++) {
            HcpId reader = new HcpId("hcp-" + random.nextInt(READERS));
            RecommendationServed list = portal.serves(state, reader);
            if (ExploredLists.isExplored(list)) {
                explored++;
                if (random.nextInt(4) == 0) {
                    portal.clicks(reader, list, list.items().size());
                    clicked++;
                }
            }
        }
        Fitted whatServes = new Fitted(
                RecommendationSettings.SHIPPED.behaviouralWeights(), new TrainingSetDigest("0".repeat(64)), 1, 1, 1);

        EvaluationFigures figures = train(_ -> true, whatServes).figures();

        assertThat(clicked).isBetween(explored / 8, explored / 2);
        assertThat(figures.metrics())
                .filteredOn(metric -> List.of("clicks-of-last-place-ips", "clicks-of-last-place-snips")
                        .contains(metric.name().value()))
                .hasSize(2)
                .allSatisfy(metric -> {
                    assertThat(metric.baseline()).isBetween(0.125, 0.5);
                    assertThat(metric.value()).isCloseTo(metric.baseline(), within(1e-9));
                });
        assertThat(figures.metrics())
                .filteredOn(metric -> metric.name().value().equals("clicks-of-last-place-dr"))
                .singleElement()
                .satisfies(metric -> assertThat(metric.value()).isCloseTo(metric.baseline(), within(0.1)));
    }

    private static TrainingReplay.Listener onChoice(Consumer<Chosen> consumer) {
        return new TrainingReplay.Listener() {
            @Override
            public void chosen(Chosen chosen) {
                consumer.accept(chosen);
            }

            @Override
            public void served(ServedAgain again) {}

            @Override
            public void clicked(RecommendationClicked click) {}
        };
    }

    private record Run(Fitted fitted, EvaluationFigures figures) {}

    private Run train(Predicate<RecordedEvent> events, @Nullable Fitted before) {
        ModelTraining training = new ModelTraining(
                PURPOSES, plan(events), SIZE, 7, (fitting, _) -> LinearTrainer.train(fitting, _ -> {}), before);
        portal.log().stream().filter(events).forEach(training::apply);
        return new Run(training.fitted().orElseThrow(() -> new TooLittleToLearnFrom(0, 1)), training.figures());
    }

    private TrainingPlan plan(Predicate<RecordedEvent> events) {
        TrainingSurvey survey = new TrainingSurvey(Instant.EPOCH, SIZE, 7);
        portal.log().stream().filter(events).forEach(survey::apply);
        return survey.plan();
    }
}
