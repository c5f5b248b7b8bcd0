package io.rapport.infra.eventlog;

import io.rapport.infra.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tails the log by SQL alone, and never looks back. */
final class KeysetReader implements AutoCloseable {

    private record Event(long position, String id) {}

    private final TestDatabase database;
    private final List<Event> seen = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    private KeysetReader(TestDatabase database) {
        this.database = database;
    }

    static KeysetReader start(TestDatabase database) {
        KeysetReader reader = new KeysetReader(database);
        var unused = reader.thread.scheduleWithFixedDelay(reader::read, 0, 1, TimeUnit.MILLISECONDS);
        return reader;
    }

    /** Of the newest event that it has seen, or 0. */
    synchronized long position() {
        return seen.isEmpty() ? 0 : seen.getLast().position();
    }

    /** Positions and ids in the order in which they were seen. */
    synchronized List<String> seen() {
        return seen.stream().map(event -> event.position() + " " + event.id()).toList();
    }

    private void read() {
        List<Event> events = database.jdbc()
                .sql("""
                        select position, event_id as id from event_log.event
                        where position > :after order by position limit 500
                        """)
                .param("after", position())
                .query(Event.class)
                .list();
        synchronized (this) {
            seen.addAll(events);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
