package io.rapport.domain.erasure;

import io.rapport.domain.erasure.ErasureCommand.ApproveErasure;
import io.rapport.domain.erasure.ErasureCommand.CompleteErasure;
import io.rapport.domain.erasure.ErasureCommand.DeclineErasure;
import io.rapport.domain.erasure.ErasureCommand.EndRetention;
import io.rapport.domain.erasure.ErasureCommand.RequestErasure;
import io.rapport.domain.erasure.ErasureEvent.ErasureApproved;
import io.rapport.domain.erasure.ErasureEvent.ErasureCompleted;
import io.rapport.domain.erasure.ErasureEvent.ErasureDeclined;
import io.rapport.domain.erasure.ErasureEvent.ErasureRequested;
import io.rapport.domain.erasure.ErasureEvent.RetentionEnded;
import io.rapport.domain.erasure.ErasureRejection.ErasureAlreadyRequested;
import io.rapport.domain.erasure.ErasureRejection.ErasureNotApproved;
import io.rapport.domain.erasure.ErasureRejection.NoErasureRequested;
import io.rapport.domain.erasure.ErasureRejection.SecondPersonRequired;
import io.rapport.domain.erasure.ErasureState.Approved;
import io.rapport.domain.erasure.ErasureState.Completed;
import io.rapport.domain.erasure.ErasureState.None;
import io.rapport.domain.erasure.ErasureState.Requested;
import io.rapport.domain.hcp.HcpRejection.HcpIsErased;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.privacy.RetentionClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of forgetting an HCP: two people, and no way back. Pure: same command and state, same answer. */
public final class ErasureDecider {

    private ErasureDecider() {}

    /** @param hcp as known when the erasure is requested */
    public static List<ErasureRequested> decide(RequestErasure command, ErasureState state, HcpState hcp) {
        if (hcp instanceof HcpState.Unregistered) {
            throw new UnknownHcp();
        }
        return switch (state) {
            case None _ -> List.of(new ErasureRequested(command.hcpId(), command.reason(), command.requestedBy()));
            case Requested _ -> throw new ErasureAlreadyRequested();
            case Approved _, Completed _ -> throw new HcpIsErased();
        };
    }

    public static List<ErasureDeclined> decide(DeclineErasure command, ErasureState state) {
        requireRequested(state);
        return List.of(new ErasureDeclined(command.hcpId(), command.reason(), command.declinedBy()));
    }

    public static List<ErasureApproved> decide(ApproveErasure command, ErasureState state) {
        Requested requested = requireRequested(state);
        if (requested.by().equals(command.approvedBy())) {
            throw new SecondPersonRequired();
        }
        return List.of(new ErasureApproved(command.hcpId(), requested.by(), command.approvedBy()));
    }

    public static List<ErasureCompleted> decide(CompleteErasure command, ErasureState state) {
        return switch (state) {
            case None _, Requested _ -> throw new ErasureNotApproved();
            case Approved _ ->
                List.of(new ErasureCompleted(command.hcpId(), command.forgottenBy(), command.retained()));
            case Completed _ -> List.of();
        };
    }

    public static List<RetentionEnded> decide(EndRetention command, ErasureState state) {
        return state instanceof Completed completed && completed.retained().contains(command.retention())
                ? List.of(new RetentionEnded(command.hcpId(), command.retention()))
                : List.of();
    }

    public static ErasureState evolve(ErasureState state, ErasureEvent event) {
        return switch (event) {
            case ErasureRequested e -> new Requested(e.requestedBy());
            case ErasureDeclined _ -> new None();
            case ErasureApproved _ -> new Approved();
            case ErasureCompleted e ->
                new Completed(
                        e.retained().stream().map(RetainedRecords::retention).collect(Collectors.toUnmodifiableSet()));
            case RetentionEnded e -> state instanceof Completed completed ? without(completed, e.retention()) : state;
        };
    }

    private static Completed without(Completed completed, RetentionClass ended) {
        Set<RetentionClass> left = completed.retained().stream()
                .filter(retention -> retention != ended)
                .collect(Collectors.toUnmodifiableSet());
        return new Completed(left);
    }

    private static Requested requireRequested(ErasureState state) {
        return switch (state) {
            case Requested requested -> requested;
            case None _ -> throw new NoErasureRequested();
            case Approved _, Completed _ -> throw new HcpIsErased();
        };
    }
}
