package io.rapport.domain.recommendation;

import io.rapport.domain.content.ContentState;
import io.rapport.domain.recommendation.PinCommand.ApprovePin;
import io.rapport.domain.recommendation.PinCommand.EndPin;
import io.rapport.domain.recommendation.PinCommand.ProposePin;
import io.rapport.domain.recommendation.PinCommand.RefusePin;
import io.rapport.domain.recommendation.PinEvent.PinApproved;
import io.rapport.domain.recommendation.PinEvent.PinEnded;
import io.rapport.domain.recommendation.PinEvent.PinProposed;
import io.rapport.domain.recommendation.PinEvent.PinRefused;
import io.rapport.domain.recommendation.PinRejection.FourEyesRequired;
import io.rapport.domain.recommendation.PinRejection.PinAlreadyExists;
import io.rapport.domain.recommendation.PinRejection.PinIsOver;
import io.rapport.domain.recommendation.PinRejection.PlaceTaken;
import io.rapport.domain.recommendation.PinRejection.UnknownPin;
import io.rapport.domain.recommendation.PinRejection.UnknownPinnedContent;
import io.rapport.domain.recommendation.PinRejection.WrongPhase;
import io.rapport.domain.recommendation.PinState.Phase;
import io.rapport.domain.recommendation.PinState.Standing;
import io.rapport.domain.shared.Actor;
import java.time.Instant;
import java.util.List;

/**
 * The rules of the pins of a placement: four eyes, and one place is held by one pin at a time for each HCP. Pure: same
 * command and state, same answer.
 */
public final class PinDecider {

    private PinDecider() {}

    /** Proposals may compete for a place: which of them gets it is for whoever reviews them. */
    public static List<PinProposed> decide(ProposePin command, PinState state, ContentState content) {
        if (state.pins().containsKey(command.pinId())) {
            throw new PinAlreadyExists();
        }
        return switch (content) {
            case ContentState.Absent _ -> throw new UnknownPinnedContent();
            case ContentState.Existing _ ->
                List.of(new PinProposed(
                        command.placement(), command.pinId(), command.pin(), command.reason(), command.proposedBy()));
        };
    }

    public static List<PinApproved> decide(ApprovePin command, PinState state) {
        Pin pin = requireReviewable(state, command.pinId(), command.reviewer()).pin();
        requireNotOver(pin, command.approvedAt());
        if (state.isTaken(pin)) {
            throw new PlaceTaken();
        }
        return List.of(new PinApproved(command.placement(), command.pinId(), command.reviewer(), command.approvedAt()));
    }

    public static List<PinRefused> decide(RefusePin command, PinState state) {
        requireReviewable(state, command.pinId(), command.reviewer());
        return List.of(new PinRefused(command.placement(), command.pinId(), command.reviewer(), command.reason()));
    }

    public static List<PinEnded> decide(EndPin command, PinState state) {
        Standing standing = require(state, command.pinId());
        return switch (standing.phase()) {
            case ENDED -> List.of();
            case REFUSED -> throw new WrongPhase(Phase.REFUSED, Phase.APPROVED);
            case PROPOSED, APPROVED -> {
                requireNotOver(standing.pin(), command.endedAt());
                yield List.of(new PinEnded(
                        command.placement(), command.pinId(), command.by(), command.reason(), command.endedAt()));
            }
        };
    }

    public static PinState evolve(PinState state, PinEvent event) {
        return switch (event) {
            case PinProposed e -> state.with(e.pinId(), new Standing(Phase.PROPOSED, e.pin(), e.proposedBy()));
            case PinApproved e -> in(Phase.APPROVED, state, e);
            case PinRefused e -> in(Phase.REFUSED, state, e);
            case PinEnded e -> in(Phase.ENDED, state, e);
        };
    }

    private static PinState in(Phase phase, PinState state, PinEvent event) {
        Standing standing = state.pins().get(event.pinId());
        return standing == null ? state : state.with(event.pinId(), standing.in(phase));
    }

    private static Standing require(PinState state, PinId id) {
        Standing standing = state.pins().get(id);
        if (standing == null) {
            throw new UnknownPin();
        }
        return standing;
    }

    private static Standing requireReviewable(PinState state, PinId id, Actor reviewer) {
        Standing standing = require(state, id);
        if (standing.phase() != Phase.PROPOSED) {
            throw new WrongPhase(standing.phase(), Phase.PROPOSED);
        }
        if (reviewer.equals(standing.proposedBy())) {
            throw new FourEyesRequired();
        }
        return standing;
    }

    private static void requireNotOver(Pin pin, Instant at) {
        if (!at.isBefore(pin.to())) {
            throw new PinIsOver();
        }
    }
}
