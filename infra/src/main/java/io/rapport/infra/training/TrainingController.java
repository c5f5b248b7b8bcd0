package io.rapport.infra.training;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.governance.ModelId;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.infra.eventlog.ConditionalOnEventLog;
import io.rapport.infra.eventlog.EventLogHome;
import io.rapport.query.web.Limits;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trainings: asked for, watched and given up. What a model is and may do is told at {@code /api/v1/models}. */
@RestController
@ConditionalOnEventLog(EventLogHome.POSTGRES)
@RequestMapping("/api/v1/trainings")
class TrainingController {

    /**
     * @param stage waiting, surveying, fitting, evaluating, completed, failed or cancelled
     * @param done the position up to which the log has been read in this stage, of {@code toPosition}
     * @param failure why there is no model
     */
    record TrainingView(
            String modelId,
            String algorithm,
            String purpose,
            long seed,
            int windowDays,
            String requestedBy,
            Instant requestedAt,
            String stage,
            @Nullable Long toPosition,
            long done,
            @Nullable Integer choices,
            @Nullable Integer readers,
            @Nullable String failure,
            @Nullable Instant endedAt) {

        static TrainingView of(TrainingRun run) {
            return new TrainingView(
                    run.modelId().value(),
                    code(run.algorithm()),
                    run.purpose().value(),
                    run.seed(),
                    run.windowDays(),
                    run.requestedBy().value(),
                    run.requestedAt(),
                    code(run.stage()),
                    run.toPosition(),
                    run.done(),
                    run.fitted() == null ? null : run.fitted().choices(),
                    run.fitted() == null ? null : run.fitted().readers(),
                    run.failure(),
                    run.endedAt());
        }
    }

    record TrainingList(List<TrainingView> trainings) {}

    static final class TrainingExists extends DomainRejection.RuleBroken {
        TrainingExists() {
            super("training-exists", "modelId", "a training of a model of this id was asked for already");
        }
    }

    static final class UnknownTraining extends DomainRejection.NotFound {
        UnknownTraining() {
            super("unknown-training", "no training of a model of this id was asked for");
        }
    }

    static final class TrainingEnded extends DomainRejection.RuleBroken {
        TrainingEnded() {
            super("training-ended", null, "the training has ended");
        }
    }

    private final TrainingRuns runs;

    TrainingController(TrainingRuns runs) {
        this.runs = runs;
    }

    /** Answers at once; the training is done by whichever process comes to it first. */
    @PostMapping
    ResponseEntity<TrainingView> request(@RequestBody TrainingRequest request, Principal caller) {
        boolean added = runs.add(
                request.modelId(),
                request.chosenAlgorithm(),
                request.purpose(),
                request.chosenSeed(),
                request.chosenWindow(),
                new Actor(caller.getName()));
        if (!added) {
            throw new TrainingExists();
        }
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/trainings/" + request.modelId().value()))
                .body(find(request.modelId()));
    }

    /** The newest first. */
    @GetMapping
    TrainingList newest(@RequestParam(required = false) @Nullable Integer limit) {
        return new TrainingList(
                runs.newest(Limits.of(limit)).stream().map(TrainingView::of).toList());
    }

    @GetMapping("/{id}")
    TrainingView find(@PathVariable ModelId id) {
        return TrainingView.of(runs.find(id).orElseThrow(UnknownTraining::new));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<TrainingView> cancel(@PathVariable ModelId id) {
        find(id);
        if (!runs.end(id, Stage.CANCELLED, null)) {
            throw new TrainingEnded();
        }
        return ResponseEntity.accepted().body(find(id));
    }
}
