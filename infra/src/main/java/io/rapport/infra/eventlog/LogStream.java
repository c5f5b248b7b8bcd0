package io.rapport.infra.eventlog;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The log from a position on: from the database until it has caught up with {@link RecentEvents}. For one thread. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

    private final PostgresEventStorageEngine engine;
    private final RecentEvents recent;
    private final Deque<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
    private Iterator<? extends TrackedEventMessage<?>> stored = Collections.emptyIterator();
    private long storedTo;
    private long position;

    LogStream(PostgresEventStorageEngine engine, RecentEvents recent, long after) {
        this.engine = engine;
        this.recent = recent;
        this.position = after;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return fetch() ? Optional.of(fetched.getFirst()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable() {
        return fetch();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        while (!fetch()) {
            if (left <= 0) {
                return false;
            }
            left = recent.awaitAfter(position, left);
        }
        return true;
    }

    private boolean fetch() {
        if (!fetched.isEmpty()) {
            return true;
        }
        try {
            fetchNext();
        } catch (RuntimeException e) {
            stored = Collections.emptyIterator();
            storedTo = 0;
            throw e;
        }
        return !fetched.isEmpty();
    }

    private void fetchNext() {
        if (!stored.hasNext()) {
            // An upcaster may have dropped the last of them.
            position = Math.max(position, storedTo);
            Optional<List<TrackedEventMessage<?>>> newest = recent.after(position, this);
            if (newest.isPresent()) {
                fetched.addAll(newest.get());
                return;
            }
            storedTo = recent.newest();
            stored = engine.readEvents(position).iterator();
        }
        if (stored.hasNext()) {
            fetched.add(stored.next());
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        boolean available = false;
        while (!available) {
            available = hasNextAvailable(1, TimeUnit.MINUTES);
        }
        TrackedEventMessage<?> next = fetched.removeFirst();
        position = RecordedEvents.position(next);
        return next;
    }

    @Override
    public void close() {
        stored = Collections.emptyIterator();
        recent.leave(this);
    }
}
