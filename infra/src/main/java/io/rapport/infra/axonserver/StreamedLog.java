package io.rapport.infra.axonserver;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogScan;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.infra.eventlog.RecordedLog;
import io.rapport.infra.eventlog.UnreadableEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Reads long stretches of the log in Axon Server, one range after the other, each by a stream of its own. */
final class StreamedLog implements RecordedLog {

    private static final int RANGE = 5_000;

    private final AxonServerLog log;

    StreamedLog(AxonServerLog log) {
        this.log = log;
    }

    @Override
    public long head() {
        return log.position();
    }

    @Override
    public LogScan<LogBatch> scanPastUnreadable(long after, long to) {
        return LogScan.oneByOne(this::read, RANGE, after, to);
    }

    private LogBatch read(long after, long to) {
        List<RecordedEvent> events = new ArrayList<>();
        List<UnreadableEvent> unreadable = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream = log.openStream(new GlobalSequenceTrackingToken(after))) {
            long position = after;
            while (position < to || isNextAt(to, stream)) {
                TrackedEventMessage<?> event = next(stream);
                position = RecordedEvents.position(event);
                try {
                    RecordedEvents.of(event).ifPresent(events::add);
                } catch (RuntimeException e) {
                    unreadable.add(RecordedEvents.unreadable(event, e));
                }
            }
        }
        return new LogBatch(events, unreadable, to);
    }

    /** Events that an upcaster made of one have one position. */
    private static boolean isNextAt(long position, BlockingStream<TrackedEventMessage<?>> stream) {
        return stream.peek()
                .filter(event -> RecordedEvents.position(event) == position)
                .isPresent();
    }

    private static TrackedEventMessage<?> next(BlockingStream<TrackedEventMessage<?>> stream) {
        try {
            while (!stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
            }
            return stream.nextAvailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading the log was interrupted", e);
        }
    }

    @Override
    public Instant recordedAt(long position) {
        try (BlockingStream<TrackedEventMessage<?>> stream =
                log.openStream(new GlobalSequenceTrackingToken(position - 1))) {
            return next(stream).getTimestamp();
        }
    }

    @Override
    public OptionalLong positionAt(Instant moment) {
        long position = log.createTokenAt(moment).position().orElse(0);
        while (position < head() && !recordedAt(position + 1).isAfter(moment)) {
            position++;
        }
        return position == 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }
}
