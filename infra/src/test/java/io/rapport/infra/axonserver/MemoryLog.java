package io.rapport.infra.axonserver;

import io.axoniq.axonserver.grpc.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** Events in the order in which they were appended; the first has index 0. */
final class MemoryLog {

    private final List<Event> events = new ArrayList<>();
    private final Map<String, List<Event>> streams = new HashMap<>();
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

    /** Appends all or none. Only events of aggregates are checked, and only that each is the next of its stream. */
    void append(List<Event> appended) {
        synchronized (this) {
            Map<String, Long> next = new HashMap<>();
            for (Event event : appended) {
                if (ofAggregate(event)) {
                    String stream = event.getAggregateIdentifier();
                    long expected = next.getOrDefault(stream, last(stream) + 1);
                    if (event.getAggregateSequenceNumber() != expected) {
                        throw Refusals.invalidSequence(stream, event.getAggregateSequenceNumber(), expected);
                    }
                    next.put(stream, expected + 1);
                }
            }
            appended.forEach(this::add);
        }
        listeners.forEach(Runnable::run);
    }

    private void add(Event event) {
        events.add(event);
        if (ofAggregate(event)) {
            streams.computeIfAbsent(event.getAggregateIdentifier(), stream -> new ArrayList<>())
                    .add(event);
        }
    }

    private static boolean ofAggregate(Event event) {
        return !event.getAggregateType().isEmpty();
    }

    /** The sequence of the stream's last event, or -1. */
    synchronized long last(String stream) {
        return streams.getOrDefault(stream, List.of()).size() - 1L;
    }

    synchronized List<Event> stream(String stream) {
        return List.copyOf(streams.getOrDefault(stream, List.of()));
    }

    /** At most {@code limit} events from the index on. */
    synchronized List<Event> from(long index, int limit) {
        int start = (int) Math.min(Math.max(index, 0), events.size());
        return List.copyOf(events.subList(start, Math.min(start + limit, events.size())));
    }

    /** The index of the last event, or -1. */
    synchronized long lastIndex() {
        return events.size() - 1L;
    }

    /** The index of the first event at or after the moment, or the one that the next event will have. */
    synchronized long indexAt(long epochMillis) {
        return LongStream.range(0, events.size())
                .filter(index -> events.get((int) index).getTimestamp() >= epochMillis)
                .findFirst()
                .orElse(events.size());
    }

    void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    void removeOnAppend(Runnable listener) {
        listeners.remove(listener);
    }
}
