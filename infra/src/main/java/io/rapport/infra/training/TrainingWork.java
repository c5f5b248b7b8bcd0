package io.rapport.infra.training;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.governance.EvaluationFigures;
import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.governance.ModelCommand;
import io.rapport.domain.governance.ModelCommand.RecordEvaluation;
import io.rapport.domain.governance.ModelCommand.RecordTraining;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.governance.ModelRejection.ModelAlreadyExists;
import io.rapport.domain.governance.TrainingLineage;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.ranking.Calibration;
import io.rapport.domain.ranking.LinearTrainer;
import io.rapport.domain.ranking.RankingModel;
import io.rapport.domain.recommender.ModelTraining;
import io.rapport.domain.recommender.ModelTraining.Fitted;
import io.rapport.domain.recommender.TrainingPlan;
import io.rapport.domain.recommender.TrainingSize;
import io.rapport.domain.recommender.TrainingSurvey;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.infra.recommendation.ModelFolder;
import io.rapport.infra.recommendation.Unlearning;
import io.rapport.infra.training.TrainingRun.Fit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does one training, from where an earlier attempt has left it, and tells the register of models what it gave. */
final class TrainingWork {

    private static final ModelRegister REGISTER = ModelRegister.NEXT_BEST_CONTENT;

    private final TrainingRuns runs;
    private final WholeLog log;
    private final ModelFolder models;
    private final Unlearning unlearning;
    private final CommandDispatcher dispatcher;
    private final PurposeCatalogue purposes;
    private final Clock clock;

    TrainingWork(
            TrainingRuns runs,
            WholeLog log,
            ModelFolder models,
            Unlearning unlearning,
            CommandDispatcher dispatcher,
            PurposeCatalogue purposes,
            Clock clock) {
        this.runs = runs;
        this.log = log;
        this.models = models;
        this.unlearning = unlearning;
        this.dispatcher = dispatcher;
        this.purposes = purposes;
        this.clock = clock;
    }

    /** Nobody wants the model any more. */
    private static final class Cancelled extends RuntimeException {}

    /**
     * @throws IOException if the model of an earlier attempt is there no more, or another
     * @throws UncheckedIOException if the model cannot be stored
     * @throws DomainRejection if there is too little to learn from, or the register does not take the model
     */
    void advance(TrainingRun claimed) throws InterruptedException, IOException {
        runs.begin(claimed.modelId(), log.head());
        TrainingRun run = runs.find(claimed.modelId()).orElseThrow();
        try {
            train(run);
        } catch (Cancelled e) {
            // Whoever cancelled it has ended it.
        }
    }

    private void train(TrainingRun run) throws InterruptedException, IOException {
        long to = required(run.toPosition());
        TrainingSize size = size(run);
        TrainingSurvey survey = new TrainingSurvey(required(run.trainedAt()).minus(size.window()), size, run.seed());
        read(run, to, () -> Stage.SURVEYING, survey::apply);
        TrainingPlan plan = survey.plan();
        Attempt attempt = new Attempt(run, plan, size);
        read(run, to, attempt::stage, attempt::apply);
        EvaluationFigures figures = attempt.training.figures();
        record(run, attempt.stored(), figures);
        runs.end(run.modelId(), Stage.COMPLETED, null);
    }

    private static TrainingSize size(TrainingRun run) {
        return new TrainingSize(
                Duration.ofDays(run.windowDays()),
                TrainingSize.DEFAULT.fitting(),
                TrainingSize.DEFAULT.calibration(),
                TrainingSize.DEFAULT.evaluation());
    }

    private void read(TrainingRun run, long to, Supplier<Stage> stage, Consumer<RecordedEvent> fold)
            throws InterruptedException {
        log.read(to, fold, readTo -> {
            if (!runs.progress(run.modelId(), stage.get(), readTo)) {
                throw new Cancelled();
            }
        });
    }

    /** The second reading: until the model is fitted, and then until it is evaluated. */
    private final class Attempt {

        private final TrainingRun run;
        private final ModelTraining training;
        private @Nullable Fit stored;

        Attempt(TrainingRun run, TrainingPlan plan, TrainingSize size) throws IOException {
            this.run = run;
            this.training = new ModelTraining(
                    purposes, plan, size, run.seed(), trainer(run.algorithm(), run.seed()), before(run));
            this.stored = run.fitted();
        }

        void apply(RecordedEvent recorded) {
            training.apply(recorded);
            if (stored == null) {
                training.fitted().ifPresent(this::store);
            }
        }

        private void store(Fitted fitted) {
            Fit fit = fit(fitted);
            runs.fitted(run.modelId(), fit);
            stored = fit;
        }

        private Fit fit(Fitted fitted) {
            try {
                return new Fit(
                        models.store(fitted.model()),
                        fitted.trainingSet(),
                        fitted.choices(),
                        fitted.rows(),
                        fitted.readers());
            } catch (IOException e) {
                throw new UncheckedIOException("the model could not be stored", e);
            }
        }

        Stage stage() {
            return stored == null ? Stage.FITTING : Stage.EVALUATING;
        }

        Fit stored() {
            return required(stored);
        }
    }

    /** @throws IOException if the model of an earlier attempt is there no more, or another */
    private @Nullable Fitted before(TrainingRun run) throws IOException {
        Fit fit = run.fitted();
        if (fit == null) {
            return null;
        }
        RankingModel model = models.find(fit.artefact())
                .orElseThrow(() -> new IOException("the model that was fitted before cannot be loaded"));
        return new Fitted(model, fit.trainingSet(), fit.choices(), fit.rows(), fit.readers());
    }

    private static ModelTraining.Trainer trainer(ModelAlgorithm algorithm, long seed) {
        return switch (algorithm) {
            case LINEAR ->
                (fitting, calibration) -> Calibration.calibrated(LinearTrainer.train(fitting, _ -> {}), calibration);
            case LAMBDAMART ->
                (fitting, calibration) -> Calibration.calibrated(LambdaMartTrainer.train(fitting, seed), calibration);
        };
    }

    private void record(TrainingRun run, Fit fit, EvaluationFigures figures) {
        try {
            send(run, training(run, fit));
        } catch (ModelAlreadyExists e) {
            // An attempt that had fitted it may have got as far as this.
            if (run.fitted() == null) {
                throw e;
            }
        }
        long position = send(run, new RecordEvaluation(REGISTER, run.modelId(), figures, run.requestedBy()));
        // Somebody may have taken back meanwhile what it has learnt.
        unlearning.require(position);
    }

    private RecordTraining training(TrainingRun run, Fit fit) {
        return new RecordTraining(
                REGISTER,
                run.modelId(),
                run.algorithm(),
                fit.artefact(),
                run.purpose(),
                new TrainingLineage(
                        1,
                        required(run.toPosition()),
                        new TreeSet<>(List.of(Purpose.ANALYTICS, Purpose.PERSONALISATION)),
                        fit.trainingSet(),
                        fit.rows(),
                        fit.readers(),
                        run.seed(),
                        required(run.trainedAt())),
                ModelDescription.features(models.find(fit.artefact()).orElseThrow()),
                ModelDescription.LIMITS,
                run.requestedBy());
    }

    /** @return a position of the log that includes it */
    private long send(TrainingRun run, ModelCommand command) {
        return dispatcher
                .send(
                        command,
                        command.modelId().value(),
                        CommandContext.unattended("training-" + run.number(), clock.instant()))
                .position();
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a training that has begun knows where and when");
        }
        return value;
    }
}
