package io.rapport.domain.recommender;

import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.governance.EvaluationFigures;
import io.rapport.domain.governance.TrainingSetDigest;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.ranking.Choices;
import io.rapport.domain.ranking.Ranker.Question;
import io.rapport.domain.ranking.RankingModel;
import io.rapport.domain.recommender.RecommendationRejection.TooLittleToLearnFrom;
import io.rapport.domain.recommender.TrainingReplay.Chosen;
import io.rapport.domain.recommender.TrainingReplay.ServedAgain;
import io.rapport.domain.shared.HcpId;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Trains a model while a log is read in its order: collects choices, fits a model to the earlier ones, calibrates it on later
 * ones, and evaluates it on the latest. The same events, plan and seed give the same model to the bit.
 */
public final class ModelTraining implements TrainingReplay.Listener {

    /** With fewer a model knows chance better than readers. */
    static final int FEWEST_CHOICES = 200;

    /** Fits a model to the choices of the first part, and calibrates it on those of the second. */
    public interface Trainer {
        RankingModel train(Choices fitting, Choices calibration);
    }

    /**
     * A model and what it was made from.
     *
     * @param choices how many it was fitted to
     * @param rows how many candidates these had
     * @param readers how many HCPs made them
     */
    public record Fitted(RankingModel model, TrainingSetDigest trainingSet, int choices, long rows, int readers) {}

    private final TrainingReplay replay;
    private final Trainer trainer;
    private final Choices fitting;
    private final Choices calibration;
    private final Set<HcpId> readers = new HashSet<>();
    private final @Nullable Fitted before;
    private @Nullable Fitted fitted;
    private @Nullable ModelEvaluation evaluation;

    /** @param before what an earlier attempt has fitted by the same plan and seed, which is not done again */
    public ModelTraining(
            PurposeCatalogue purposes,
            TrainingPlan plan,
            TrainingSize size,
            long seed,
            Trainer trainer,
            @Nullable Fitted before) {
        this.replay = new TrainingReplay(purposes, plan, this);
        this.trainer = trainer;
        this.fitting = new Choices(size.fitting(), seed);
        this.calibration = new Choices(size.calibration(), seed);
        this.before = before;
    }

    /**
     * Takes the next event of the log.
     *
     * @throws TooLittleToLearnFrom if there were too few choices before those that the model is evaluated on
     */
    public void apply(RecordedEvent recorded) {
        replay.apply(recorded);
    }

    @Override
    public void chosen(Chosen chosen) {
        switch (chosen.part()) {
            case FITTING -> {
                if (before == null) {
                    readers.add(chosen.reader());
                    collect(fitting, chosen);
                }
            }
            case CALIBRATION -> {
                if (before == null) {
                    collect(calibration, chosen);
                }
            }
            case EVALUATION -> evaluation().add(chosen);
        }
    }

    @Override
    public void served(ServedAgain again) {
        evaluation().add(again);
    }

    @Override
    public void clicked(RecommendationClicked click) {
        if (evaluation != null) {
            evaluation.click(click);
        }
    }

    private void collect(Choices choices, Chosen chosen) {
        Question question = chosen.question();
        choices.add(replay.state().history(), question.asker(), question.at(), question.candidates(), chosen.item());
    }

    private ModelEvaluation evaluation() {
        ModelEvaluation known = evaluation;
        if (known == null) {
            known = new ModelEvaluation(replay.state(), fit().model());
            evaluation = known;
        }
        return known;
    }

    /** The model, when it has been fitted. */
    public Optional<Fitted> fitted() {
        return Optional.ofNullable(fitted);
    }

    private Fitted fit() {
        if (before == null && fitting.size() < FEWEST_CHOICES) {
            throw new TooLittleToLearnFrom(fitting.size(), FEWEST_CHOICES);
        }
        Fitted done = before == null
                ? new Fitted(
                        trainer.train(fitting, calibration),
                        new TrainingSetDigest(HexFormat.of().formatHex(fitting.digest())),
                        fitting.size(),
                        fitting.rows(),
                        readers.size())
                : before;
        fitted = done;
        return done;
    }

    /**
     * How good the model is, when the log has been read to its end.
     *
     * @throws TooLittleToLearnFrom if nothing was read that it could be evaluated on
     */
    public EvaluationFigures figures() {
        return Optional.ofNullable(evaluation)
                .flatMap(ModelEvaluation::figures)
                .orElseThrow(() -> new TooLittleToLearnFrom(fitting.size(), FEWEST_CHOICES));
    }
}
