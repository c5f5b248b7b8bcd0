package io.rapport.infra.axonserver;

import io.rapport.command.dispatch.IdempotencyRecords.KeyInUse;
import io.rapport.command.dispatch.OutcomeUnknown;
import io.rapport.command.standing.StandingsBehind;
import io.rapport.domain.shared.DomainRejection;
import java.util.Objects;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Why a command failed, as it crosses between processes: enough to answer whoever sent it as if it had been handled there,
 * and nothing else of the failure.
 *
 * @param code the rejection's code, its field if it has one, and its detail; absent in all other kinds
 */
record WireFailure(
        Kind kind,
        @Nullable String code,
        @Nullable String field,
        @Nullable String detail) {

    enum Kind {
        NOT_FOUND,
        GONE,
        RULE_BROKEN,
        UNPROCESSABLE,
        CONFLICT,
        KEY_IN_USE,
        UNAVAILABLE,
        OUTCOME_UNKNOWN,
        INTERNAL
    }

    static WireFailure of(DomainRejection rejection) {
        Kind kind = switch (rejection) {
            case DomainRejection.NotFound _ -> Kind.NOT_FOUND;
            case DomainRejection.Gone _ -> Kind.GONE;
            case DomainRejection.RuleBroken _ -> Kind.RULE_BROKEN;
            case DomainRejection.Unprocessable _ -> Kind.UNPROCESSABLE;
        };
        return new WireFailure(kind, rejection.code(), rejection.field(), rejection.detail());
    }

    static WireFailure of(Throwable failure) {
        return switch (failure) {
            case DomainRejection rejection -> of(rejection);
            case KeyInUse _ -> of(Kind.KEY_IN_USE);
            case OutcomeUnknown _ -> of(Kind.OUTCOME_UNKNOWN);
            case TransientDataAccessException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _,
                    StandingsBehind _ -> of(Kind.UNAVAILABLE);
            default -> of(unexpected(failure));
        };
    }

    private static Kind unexpected(Throwable failure) {
        if (LogFailures.isConflict(failure)) {
            return Kind.CONFLICT;
        }
        if (LogFailures.isAppendInDoubt(failure)) {
            return Kind.OUTCOME_UNKNOWN;
        }
        return LogFailures.isUnavailable(failure) ? Kind.UNAVAILABLE : Kind.INTERNAL;
    }

    private static WireFailure of(Kind kind) {
        return new WireFailure(kind, null, null, null);
    }

    /** What whoever sent the command is told. */
    RuntimeException exception() {
        return switch (kind) {
            case NOT_FOUND, GONE, RULE_BROKEN, UNPROCESSABLE -> rejection();
            case CONFLICT -> new ConcurrencyException("an event was not the next of its stream");
            case KEY_IN_USE -> new KeyInUse();
            case UNAVAILABLE ->
                new TransientDataAccessResourceException("the handler of a command lacks what it needs");
            case OUTCOME_UNKNOWN -> new OutcomeUnknown(null);
            case INTERNAL -> new IllegalStateException("a command failed, its handler's log says why");
        };
    }

    /** @throws IllegalStateException if this is no rejection */
    DomainRejection rejection() {
        return switch (kind) {
            case NOT_FOUND -> new RemoteNotFound(this);
            case GONE -> new RemoteGone(this);
            case RULE_BROKEN -> new RemoteRuleBroken(this);
            case UNPROCESSABLE -> new RemoteUnprocessable(this);
            case CONFLICT, KEY_IN_USE, UNAVAILABLE, OUTCOME_UNKNOWN, INTERNAL ->
                throw new IllegalStateException("no rejection: " + kind);
        };
    }

    private String requiredCode() {
        return Objects.requireNonNull(code);
    }

    private String requiredDetail() {
        return Objects.requireNonNull(detail);
    }

    private static final class RemoteNotFound extends DomainRejection.NotFound {
        RemoteNotFound(WireFailure failure) {
            super(failure.requiredCode(), failure.requiredDetail());
        }
    }

    private static final class RemoteGone extends DomainRejection.Gone {
        RemoteGone(WireFailure failure) {
            super(failure.requiredCode(), failure.requiredDetail());
        }
    }

    private static final class RemoteRuleBroken extends DomainRejection.RuleBroken {
        RemoteRuleBroken(WireFailure failure) {
            super(failure.requiredCode(), failure.field(), failure.requiredDetail());
        }
    }

    private static final class RemoteUnprocessable extends DomainRejection.Unprocessable {
        RemoteUnprocessable(WireFailure failure) {
            super(failure.requiredCode(), failure.field(), failure.requiredDetail());
        }
    }
}
