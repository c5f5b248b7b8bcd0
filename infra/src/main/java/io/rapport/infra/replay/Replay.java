package io.rapport.infra.replay;

import io.rapport.projection.table.TableSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One replay as it stands.
 *
 * @param slots where each of the projections is written, in their order
 * @param past whether it stops at a moment of the past
 * @param goal the log position that it goes to
 * @param knownAt the moment of the past, where it was asked for by time
 * @param written positions that were passed in the time that it was busy, waiting included
 * @param runBy the process that runs it, or ran it last
 */
record Replay(
        long id,
        List<String> projections,
        List<TableSlot> slots,
        boolean past,
        long goal,
        @Nullable Instant knownAt,
        boolean compare,
        ReplayStage stage,
        Wish wish,
        long position,
        long written,
        Duration busy,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant endedAt,
        @Nullable String runBy,
        @Nullable Failure failure,
        @Nullable String comparison) {

    /**
     * Why it does not go on.
     *
     * @param position of the event where there is one to blame
     * @param event the event's name
     */
    record Failure(
            String error, @Nullable Long position, @Nullable String event) {}

    /** In which schema a replay of the past puts its tables. */
    static TableSlot pastSlot(long id) {
        return TableSlot.apart("history_" + id);
    }

    /** Whether there is still something to be done for it, now or when somebody says so. */
    boolean isOpen() {
        return !stage.isEnd();
    }

    /** In one word for whoever asks: the stage, unless it does not go on. */
    String status() {
        if (failure != null) {
            return "failed";
        }
        if (wish == Wish.CANCEL && stage != ReplayStage.GIVEN_UP) {
            return "giving-up";
        }
        return wish == Wish.PAUSE && isOpen() ? "paused" : stage.code();
    }

    /** Log positions a second; 0 where nothing has been measured yet. */
    double rate() {
        return busy.isZero() ? 0 : written * 1_000.0 / busy.toMillis();
    }

    /** How long the rest takes at this rate, or nothing where that is not known. */
    @Nullable
    Duration remaining() {
        if (stage.ordinal() > ReplayStage.FILLING.ordinal()) {
            return Duration.ZERO;
        }
        return rate() == 0 ? null : Duration.ofMillis(Math.round((goal - position) * 1_000 / rate()));
    }

    /** Told to whoever would have to wait for it. */
    String inWords() {
        return String.format(
                Locale.ROOT,
                "replay %d of %s, asked for by %s%s, is %s at position %,d of %,d",
                id,
                String.join(", ", projections),
                requestedBy,
                runBy == null ? "" : " and run by " + runBy,
                status(),
                position,
                goal);
    }
}
