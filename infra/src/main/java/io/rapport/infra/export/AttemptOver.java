package io.rapport.infra.export;

/** Another process has begun anew, or nobody wants the bundle any more. Nothing is wrong. */
final class AttemptOver extends RuntimeException {

    AttemptOver() {
        super(null, null, false, false);
    }
}
