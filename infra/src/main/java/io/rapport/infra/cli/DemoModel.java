package io.rapport.infra.cli;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.governance.Deployment;
import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.governance.ModelCommand;
import io.rapport.domain.governance.ModelCommand.ApproveModel;
import io.rapport.domain.governance.ModelCommand.DeployModel;
import io.rapport.domain.governance.ModelCommand.SubmitModel;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.governance.ModelRejection.JustificationRequired;
import io.rapport.domain.governance.ModelRejection.WrongPhase;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import io.rapport.infra.training.Stage;
import io.rapport.infra.training.TrainingRuns;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The model of a demo: trained on the sample like any other, submitted by one, approved by another. */
final class DemoModel {

    private static final ModelRegister REGISTER = ModelRegister.NEXT_BEST_CONTENT;
    private static final Actor DATA_SCIENTIST = new Actor("data-scientist");
    private static final Actor REVIEWER = new Actor("medical-reviewer");
    private static final FreeText PURPOSE =
            new FreeText("Ranks the content that an HCP may be offered on the first page.");
    private static final FreeText JUSTIFICATION =
            new FreeText("The readers of the sample are made up, and differ by chance.");
    private static final long SEED = 1;
    private static final int WINDOW_DAYS = 60;
    private static final int POLL = 100;

    private final TrainingRuns trainings;
    private final CommandDispatcher dispatcher;
    private final Clock clock;

    DemoModel(TrainingRuns trainings, CommandDispatcher dispatcher, Clock clock) {
        this.trainings = trainings;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Goes on where an earlier start was cut short. Without enough to learn from, lists are made by weights. */
    void letServe(LocalDate lastDay, StopSignal stop) throws InterruptedException {
        ModelId model = new ModelId("linear-%tY.%<tm".formatted(lastDay));
        trainings.add(model, ModelAlgorithm.LINEAR, PURPOSE, SEED, WINDOW_DAYS, DATA_SCIENTIST);
        while (!trainings.stage(model).isOver()) {
            stop.check();
            Thread.sleep(POLL);
        }
        if (trainings.stage(model) == Stage.COMPLETED) {
            unlessDone(new SubmitModel(REGISTER, model, DATA_SCIENTIST));
            try {
                unlessDone(approval(model, null));
            } catch (JustificationRequired e) {
                unlessDone(approval(model, JUSTIFICATION));
            }
            send(new DeployModel(REGISTER, model, Deployment.IN_FULL, DATA_SCIENTIST));
        }
    }

    private ApproveModel approval(ModelId model, @Nullable FreeText justification) {
        return new ApproveModel(REGISTER, model, REVIEWER, justification, clock.instant());
    }

    private void unlessDone(ModelCommand command) {
        try {
            send(command);
        } catch (WrongPhase e) {
            // An earlier start has got beyond this.
        }
    }

    private void send(ModelCommand command) {
        dispatcher.send(command, command.modelId().value(), CommandContext.unattended("demo-model", clock.instant()));
    }
}
