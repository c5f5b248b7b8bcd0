package io.rapport.command.engagement;

import io.rapport.command.engagement.ActionOutcome.Apart;
import io.rapport.command.engagement.ActionOutcome.Duplicate;
import io.rapport.command.engagement.ActionOutcome.Recorded;
import io.rapport.command.engagement.ActionOutcome.Rejected;
import io.rapport.command.standing.Standings;
import io.rapport.command.web.Problems;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.engagement.ReportedAction;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Takes actions in batches: what is wrong with one of them is no reason to refuse the others. */
@RestController
class EngagementCommandController {

    record Batch(List<JsonNode> actions) {}

    enum Status {
        RECORDED,
        DUPLICATE,
        REJECTED
    }

    /**
     * @param index the action's place in the batch, from 0
     * @param anonymous whether a recorded action was recorded without anything that leads back to the HCP
     * @param problem why a rejected action was rejected
     */
    record Result(
            int index,
            @Nullable String clientId,
            Status status,
            @Nullable Boolean anonymous,
            @Nullable ProblemDetail problem) {}

    record Answer(long position, List<Result> results) {}

    private final Standings standings;
    private final EngagementIntake intake;

    EngagementCommandController(Standings standings, EngagementIntake intake) {
        this.standings = standings;
        this.intake = intake;
    }

    /** Answers 200 where any action was taken, now or before; a problem with the same results where all were rejected. */
    @PostMapping("/api/v1/hcps/{id}/engagements")
    ResponseEntity<Object> record(@PathVariable HcpId id, @RequestBody Batch body, WriteRequest write) {
        if (body.actions().isEmpty() || body.actions().size() > RecordEngagements.MAX_ACTIONS) {
            throw InvalidValue.of("actions", "1 to " + RecordEngagements.MAX_ACTIONS + " actions");
        }
        standings.requireActive(id);
        @Nullable Result[] results = new Result[body.actions().size()];
        List<Integer> places = new ArrayList<>();
        List<ReportedAction> readable = new ArrayList<>();
        for (int index = 0; index < results.length; index++) {
            try {
                readable.add(intake.read(
                        id, body.actions().get(index), write.context().receivedAt()));
                places.add(index);
            } catch (JacksonException e) {
                results[index] = rejected(index, clientId(body.actions().get(index)), Problems.of(e, path(index)));
            } catch (InvalidValue e) {
                results[index] = rejected(index, clientId(body.actions().get(index)), Problems.of(e, path(index)));
            }
        }
        EngagementIntake.Recording recording = intake.record(new RecordEngagements(id, readable), write.context());
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            results[place] = result(place, recording.outcomes().get(i));
        }
        return answer(
                recording.position(),
                Arrays.stream(results).map(Result.class::cast).toList());
    }

    private static Result result(int index, ActionOutcome outcome) {
        String clientId = outcome.clientId().value();
        return switch (outcome) {
            case Recorded recorded -> new Result(index, clientId, Status.RECORDED, recorded.anonymous(), null);
            case Apart _ -> throw new IllegalStateException("an action is still to be recorded");
            case Duplicate _ -> new Result(index, clientId, Status.DUPLICATE, null, null);
            case Rejected rejected -> rejected(index, clientId, Problems.of(rejected.reason(), path(index)));
        };
    }

    private static Result rejected(int index, @Nullable String clientId, ProblemDetail problem) {
        return new Result(index, clientId, Status.REJECTED, null, problem);
    }

    private static String path(int index) {
        return "actions[" + index + "]";
    }

    private static @Nullable String clientId(JsonNode action) {
        JsonNode id = action.get("clientId");
        return id != null && id.isString() ? id.asString() : null;
    }

    private static ResponseEntity<Object> answer(long position, List<Result> results) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(HttpStatus.OK).header(WriteRequest.POSITION_HEADER, Long.toString(position));
        boolean anyTaken = results.stream().anyMatch(result -> result.status() != Status.REJECTED);
        if (anyTaken) {
            return response.body(new Answer(position, results));
        }
        ProblemDetail problem = Problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT, "all-actions-rejected", "no action of the batch was recorded");
        problem.setProperty("errors", errors(results));
        problem.setProperty("results", results);
        return ResponseEntity.of(problem).build();
    }

    private static List<Object> errors(List<Result> results) {
        List<Object> errors = new ArrayList<>();
        for (Result result : results) {
            ProblemDetail problem = result.problem();
            if (problem != null
                    && problem.getProperties() != null
                    && problem.getProperties().get("errors") instanceof List<?> fields) {
                errors.addAll(fields);
            }
        }
        return errors;
    }
}
