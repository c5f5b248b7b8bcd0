package io.rapport.command.dispatch;

import io.rapport.domain.shared.DomainRejection;

/** Why a command is refused before it reaches a rule of its feature. */
public final class DispatchRejection {

    private DispatchRejection() {}

    public static final class IdempotencyKeyReused extends DomainRejection.Unprocessable {
        public IdempotencyKeyReused() {
            super("idempotency-key-reused", "Idempotency-Key", "expected a key that was not used with another request");
        }
    }
}
