package io.rapport.infra.streams;

import org.jspecify.annotations.Nullable;

/** Why the relay stopped delivering; it begins anew. */
final class RelayFailure extends RuntimeException {

    RelayFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
