package io.rapport.infra.demo;

import org.jspecify.annotations.Nullable;

/** A step of the sample was not recorded, so the load stopped. What was recorded stays, and the load can be resumed. */
public final class SampleLoadFailed extends RuntimeException {

    SampleLoadFailed(SampleStep step, String reason, @Nullable Throwable cause) {
        super("loading the sample stopped at " + step.key() + " of " + step.at() + ": " + reason, cause);
    }

    SampleLoadFailed(String reason, Throwable cause) {
        super("loading the sample stopped: " + reason, cause);
    }
}
