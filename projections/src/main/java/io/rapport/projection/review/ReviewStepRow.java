package io.rapport.projection.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done in a review.
 *
 * @param position of the event of the review, in the log
 * @param step opened, assigned, looked, commented or signed
 * @param doneBy who did it; absent where a rule did
 * @param protectedRemark what was written, as ciphertext, where the reviewed event is about an HCP
 * @param remark what was written, where it is about none
 */
public record ReviewStepRow(
        String eventId,
        long position,
        String step,
        @Nullable String doneBy,
        Instant doneAt,
        @Nullable String assignee,
        @Nullable String protectedRemark,
        @Nullable String remark,
        @Nullable String digest) {}
