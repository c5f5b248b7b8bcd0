package io.rapport.projection.figure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action as far as figures need it. Texts are codes, and empty where there is none.
 *
 * @param position of the event in the log
 * @param contentType {@code unknown} for content of which nothing is known
 * @param specialty of the HCP, as it was known when the action was handed over; empty where it is nobody's
 * @param country likewise
 * @param depthPercent how far the content was read, from 0 to 100, where it is told
 */
public record CountedAction(
        long position,
        Instant occurredAt,
        String channel,
        String action,
        String contentId,
        String product,
        String contentType,
        String specialty,
        String country,
        @Nullable Integer depthPercent) {

    boolean isOnContent() {
        return !contentId.isEmpty();
    }
}
