package io.rapport.infra.replay;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.rapport.projection.table.TableSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay as it is told.
 *
 * @param status preparing, filling, indexing, catching-up, comparing, ready, paused, failed, giving-up or given-up
 * @param schemas in which its tables are, in the order of the projections
 * @param goal the log position that it goes to
 * @param rate log positions a second, while it was at work
 * @param remainingSeconds at that rate; absent where it is not known
 * @param deadLetters of how many sequences it could not take events
 */
record ReplayView(
        long id,
        String status,
        List<String> projections,
        List<String> schemas,
        boolean past,
        @Nullable Instant knownAt,
        long position,
        long goal,
        double rate,
        @Nullable Long remainingSeconds,
        long deadLetters,
        Replay.@Nullable Failure failure,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant endedAt,
        @Nullable String runBy,
        @JsonRawValue @Nullable String comparison) {

    static ReplayView of(Replay replay, long deadLetters) {
        Duration remaining = replay.remaining();
        return new ReplayView(
                replay.id(),
                replay.status(),
                replay.projections(),
                replay.slots().stream().map(TableSlot::schema).toList(),
                replay.past(),
                replay.knownAt(),
                replay.position(),
                replay.goal(),
                Math.round(replay.rate()),
                remaining == null ? null : remaining.plusMillis(500).toSeconds(),
                deadLetters,
                replay.failure(),
                replay.requestedBy(),
                replay.requestedAt(),
                replay.endedAt(),
                replay.runBy(),
                replay.comparison());
    }
}
