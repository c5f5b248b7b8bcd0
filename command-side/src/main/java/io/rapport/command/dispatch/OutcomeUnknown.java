package io.rapport.command.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * The log broke off while it appended and cannot be asked, so nobody knows yet whether the events are in it. Sending the
 * same again is safe where the request carried an idempotency key or its actions carry client ids.
 */
public final class OutcomeUnknown extends RuntimeException {

    /** @param cause what went wrong, where that is known in this process */
    public OutcomeUnknown(@Nullable Throwable cause) {
        super("whether the events were appended is not known", cause);
    }
}
