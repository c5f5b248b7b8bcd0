package io.rapport.command.dispatch;

import io.rapport.domain.privacy.Fingerprint;
import java.util.Optional;

/** What was answered to requests that carried an {@code Idempotency-Key}. */
public interface IdempotencyRecords {

    /** @param resource the id of what the request created or changed */
    record Answer(Fingerprint request, String resource, long position) {}

    Optional<Answer> find(Fingerprint key);

    /**
     * Remembers the answer of a command that had no events; with events, the event log does.
     *
     * @throws KeyInUse if another request took the key meanwhile
     */
    void remember(IdempotentAnswer answer, long position);

    /** Another request with the same key was recorded first. */
    final class KeyInUse extends RuntimeException {
        public KeyInUse() {
            super("idempotency key in use", null, false, false);
        }
    }
}
