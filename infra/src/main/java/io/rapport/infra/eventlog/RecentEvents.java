package io.rapport.infra.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of the log, without gaps, for those who read at its end, until all of them have. What this process
 * appends is here as soon as it is committed, and nobody reads it from the database; what others append is here as soon as
 * {@link LogTail} has read it.
 *
 * <p>A ring and not a list: of a list, dead entries that the garbage collector holds to be old keep all after them.
 */
final class RecentEvents {

    static final int SIZE = 4_096;

    private final @Nullable RecentEvent<?>[] ring = new RecentEvent<?>[SIZE];
    private final Map<LogStream, Long> readers = new IdentityHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private long dropped;
    private long added;
    private long after;
    private long newest;
    private boolean missing;

    /** Forgets everything, and begins after a position. */
    void beginAfter(long position) {
        lock.lock();
        try {
            Arrays.fill(ring, null);
            readers.clear();
            dropped = 0;
            added = 0;
            after = position;
            newest = position;
        } finally {
            lock.unlock();
        }
    }

    /** The position up to which events were added. */
    long newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** Adds what was read from the log in its order, but for what is here already. */
    void read(List<? extends TrackedEventMessage<?>> events) {
        lock.lock();
        try {
            long known = newest;
            for (TrackedEventMessage<?> event : events) {
                if (RecordedEvents.position(event) > known) {
                    add(RecentEvent.read(event));
                }
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All events up to the position have been read; what is not here, an upcaster has dropped. */
    void reached(long position) {
        lock.lock();
        try {
            newest = Math.max(newest, position);
        } finally {
            lock.unlock();
        }
    }

    /** Adds events that this process has committed, if they follow on what is here; else the log must be read first. */
    void committed(List<? extends DomainEventMessage<?>> events, long lastPosition) {
        long position = lastPosition - events.size();
        lock.lock();
        try {
            if (position != newest) {
                look();
                return;
            }
            for (DomainEventMessage<?> event : events) {
                position++;
                add(RecentEvent.committed(event, position));
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(RecentEvent<?> event) {
        if (added - dropped == SIZE) {
            dropOldest();
        }
        ring[place(added)] = event;
        newest = event.position();
        added++;
    }

    private void dropOldest() {
        after = at(dropped).position();
        ring[place(dropped)] = null;
        dropped++;
    }

    /** All events after a position, or nothing if some of them are not here any more. The reader needs none before. */
    Optional<List<TrackedEventMessage<?>>> after(long position, LogStream reader) {
        lock.lock();
        try {
            readers.put(reader, position);
            dropPassed();
            if (position < after) {
                return Optional.empty();
            }
            List<TrackedEventMessage<?>> events = new ArrayList<>();
            for (long index = firstAfter(position); index < added; index++) {
                events.add(at(index));
            }
            return Optional.of(events);
        } finally {
            lock.unlock();
        }
    }

    private void dropPassed() {
        long passed = Collections.min(readers.values());
        while (dropped < added && at(dropped).position() <= passed) {
            dropOldest();
        }
    }

    private long firstAfter(long position) {
        long low = dropped;
        long high = added;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(middle).position() > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private RecentEvent<?> at(long index) {
        return Objects.requireNonNull(ring[place(index)]);
    }

    private static int place(long index) {
        return (int) (index % SIZE);
    }

    /** The reader needs nothing any more. */
    void leave(LogStream reader) {
        lock.lock();
        try {
            readers.remove(reader);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is an event after the position, at most for a time; returns the nanoseconds that are left of it. */
    long awaitAfter(long position, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (newest <= position && left > 0) {
                left = arrived.awaitNanos(left);
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** Tells that the log may have events that are not here. */
    void look() {
        lock.lock();
        try {
            missing = true;
            wanted.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the log should be read, at most for a time. */
    void awaitMissing(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (!missing && left > 0) {
                left = wanted.awaitNanos(left);
            }
            missing = false;
        } finally {
            lock.unlock();
        }
    }
}
