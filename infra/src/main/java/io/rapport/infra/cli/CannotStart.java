package io.rapport.infra.cli;

/** Why a command cannot do its work, in words for the person who called it. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
