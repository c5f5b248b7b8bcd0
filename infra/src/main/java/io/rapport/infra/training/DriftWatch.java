package io.rapport.infra.training;

import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.governance.EvaluationFigures;
import io.rapport.domain.governance.Metric;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.TrainingSetDigest;
import io.rapport.domain.ranking.RankingModel;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.ModelEvaluation;
import io.rapport.domain.recommender.ModelTraining;
import io.rapport.domain.recommender.ModelTraining.Fitted;
import io.rapport.domain.recommender.RecommendationRejection.TooLittleToLearnFrom;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.recommender.TrainedModels;
import io.rapport.domain.recommender.TrainingSize;
import io.rapport.domain.recommender.TrainingSurvey;
import io.rapport.query.web.StaleRead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks from time to time whether models in service still do on the newest reads what they were approved for. */
final class DriftWatch {

    private static final Logger log = LoggerFactory.getLogger(DriftWatch.class);

    private static final long SEED = 1;
    private static final Duration NEWEST = Duration.ofDays(28);
    private static final TrainingSetDigest NOT_FITTED_HERE = new TrainingSetDigest("0".repeat(64));

    private final LiveRecommendations live;
    private final TrainedModels models;
    private final WholeLog wholeLog;
    private final PurposeCatalogue purposes;
    private final DriftTable looks;
    private final Duration interval;
    private final Clock clock;
    private final Map<ModelId, Instant> tried = new HashMap<>();

    DriftWatch(
            LiveRecommendations live,
            TrainedModels models,
            WholeLog wholeLog,
            PurposeCatalogue purposes,
            DriftTable looks,
            Duration interval,
            Clock clock) {
        this.live = live;
        this.models = models;
        this.wholeLog = wholeLog;
        this.purposes = purposes;
        this.looks = looks;
        this.interval = interval;
        this.clock = clock;
    }

    /** Looks at the models that nobody has looked at for the interval. */
    void look() throws InterruptedException {
        Map<ModelId, ModelDigest> inService;
        try {
            inService = live.read(null, RecommendationState::modelsInService);
        } catch (StaleRead e) {
            return;
        }
        for (Map.Entry<ModelId, ModelDigest> model : inService.entrySet()) {
            Instant now = clock.instant();
            boolean due = Optional.ofNullable(tried.get(model.getKey()))
                    .or(() -> looks.newest(model.getKey()).map(DriftLook::lookedAt))
                    .map(last -> !last.plus(interval).isAfter(now))
                    .orElse(true);
            Optional<RankingModel> loaded = models.find(model.getValue());
            Optional<Metric> approved = live.read(null, state -> state.evaluatedQuality(model.getKey()));
            if (due && loaded.isPresent() && approved.isPresent()) {
                tried.put(model.getKey(), now);
                look(model.getKey(), loaded.get(), approved.get(), now);
            }
        }
    }

    private void look(ModelId id, RankingModel model, Metric approved, Instant now) throws InterruptedException {
        Fitted inService = new Fitted(model, NOT_FITTED_HERE, 0, 0, 0);
        long to = wholeLog.head();
        try {
            EvaluationFigures figures = evaluate(inService, to, now.minus(NEWEST));
            Metric quality = figures.metrics().stream()
                    .filter(ModelEvaluation::isQuality)
                    .findFirst()
                    .orElseThrow();
            Double baseline = quality.baseline();
            DriftLook look = new DriftLook(
                    id,
                    now,
                    to,
                    figures.targets(),
                    quality.value(),
                    quality.lower(),
                    quality.upper(),
                    baseline == null ? 0 : baseline,
                    approved.lower());
            looks.add(look);
            if (look.drifted()) {
                log.atWarn().addKeyValue("model", id.value()).log("a model does worse than it was approved for");
            }
        } catch (TooLittleToLearnFrom e) {
            log.atInfo().addKeyValue("model", id.value()).log("too little was read lately to say how a model does");
        }
    }

    private EvaluationFigures evaluate(Fitted inService, long to, Instant since) throws InterruptedException {
        TrainingSurvey survey = new TrainingSurvey(since, TrainingSize.DEFAULT, SEED);
        wholeLog.read(to, survey::apply, _ -> {});
        ModelTraining evaluation = new ModelTraining(
                purposes, survey.evaluationPlan(), TrainingSize.DEFAULT, SEED, (_, _) -> inService.model(), inService);
        wholeLog.read(to, evaluation::apply, _ -> {});
        return evaluation.figures();
    }
}
