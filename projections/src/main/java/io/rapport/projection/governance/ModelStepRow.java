package io.rapport.projection.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a model.
 *
 * @param position of its event, in the log
 * @param step the event's name without its feature
 * @param doneBy who did it; absent where the system did what followed from what was decided before
 * @param otherModel the model that was superseded, or that a rollback returned to
 * @param reason or the justification of an approval
 */
public record ModelStepRow(
        String register,
        String modelId,
        long position,
        String step,
        @Nullable String doneBy,
        Instant doneAt,
        @Nullable Integer sharePercent,
        @Nullable String otherModel,
        @Nullable Instant dueBy,
        @Nullable String reason) {}
