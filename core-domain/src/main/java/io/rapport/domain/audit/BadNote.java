package io.rapport.domain.audit;

/** A note, a checkpoint or a key that is not what it should be. Its message says what was expected. */
public final class BadNote extends RuntimeException {

    BadNote(String message) {
        super(message);
    }

    BadNote(String message, Throwable cause) {
        super(message, cause);
    }
}
