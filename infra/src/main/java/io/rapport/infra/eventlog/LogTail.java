package io.rapport.infra.eventlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Reads from the end of the log what is missing in {@link RecentEvents}, when it is told to look and at intervals. */
final class LogTail {

    private static final int BATCH = 500;
    private static final Duration RETRY_DELAY = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(LogTail.class);

    private final PostgresEventStorageEngine engine;
    private final RecentEvents recent;
    private final Duration poll;
    private volatile @Nullable Thread thread;

    /** @param poll how often it looks without having been told to */
    LogTail(PostgresEventStorageEngine engine, RecentEvents recent, Duration poll) {
        this.engine = engine;
        this.recent = recent;
        this.poll = poll;
    }

    /** Begins at the end that the log has now. */
    void start() {
        recent.beginAfter(engine.position());
        Thread tail = Thread.ofPlatform().name("log-tail").daemon().unstarted(this::run);
        thread = tail;
        tail.start();
    }

    private void run() {
        boolean failed = false;
        while (isRunning()) {
            try {
                read();
                failed = false;
                recent.awaitMissing(poll.toNanos());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.atLevel(failed ? Level.DEBUG : Level.WARN)
                        .setCause(e)
                        .log("the log cannot be read, it is tried again until it can");
                failed = true;
                pause();
            }
        }
    }

    private void read() {
        long head = engine.position();
        if (head > recent.newest()) {
            readOn();
            recent.reached(head);
        }
    }

    private void readOn() {
        Iterator<? extends TrackedEventMessage<?>> events =
                engine.readEvents(recent.newest()).iterator();
        List<TrackedEventMessage<?>> batch = new ArrayList<>();
        while (events.hasNext()) {
            TrackedEventMessage<?> event = events.next();
            if (batch.size() >= BATCH
                    && !event.trackingToken().equals(batch.getLast().trackingToken())) {
                recent.read(batch);
                batch.clear();
            }
            batch.add(event);
        }
        recent.read(batch);
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns once the log is not read any more. */
    void stop() {
        Thread tail = thread;
        thread = null;
        if (tail == null) {
            return;
        }
        tail.interrupt();
        try {
            tail.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRunning() {
        return thread != null;
    }
}
