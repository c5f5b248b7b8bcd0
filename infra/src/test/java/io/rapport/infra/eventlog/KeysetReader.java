package io.rapport.infra.eventlog;

import io.rapport.infra.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tails the log by SQL alone, and never looks back. */
final class KeysetReader implements AutoCloseable {

    private final TestDatabase database;
    private final List<String> seen = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private long position;

    private KeysetReader(TestDatabase database) {
        this.database = database;
    }

    static KeysetReader start(TestDatabase database) {
        KeysetReader reader = new KeysetReader(database);
        var unused = reader.thread.scheduleWithFixedDelay(reader::read, 0, 1, TimeUnit.MILLISECONDS);
        return reader;
    }

    /** Positions and ids in the order in which they were seen. */
    List<String> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    private void read() {
        database.jdbc()
                .sql(
                        "select position, event_id from event_log.event where position > :after order by position limit 500")
                .param("after", position)
                .query((row, index) -> {
                    position = row.getLong("position");
                    return position + " " + row.getString("event_id");
                })
                .list()
                .forEach(this::see);
    }

    private void see(String event) {
        synchronized (seen) {
            seen.add(event);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
