package io.rapport.infra.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.infra.eventlog.EventLogWriter;
import io.rapport.infra.eventlog.EventSerializer;
import io.rapport.infra.eventlog.PostgresEventStorageEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;

/** A log of a certain length, by the engine alone. */
record GrownLog(PostgresEventStorageEngine engine, JdbcTemplate jdbc, Stopwatch stopwatch) {

    /** As many as the application has. */
    private static final int CONNECTIONS = 16;

    private static final int WRITER_CONNECTIONS = 3;
    private static final int READ_BATCH = 500;

    private static final ClosedLoop CALLERS =
            new ClosedLoop(64, Thread.ofVirtual().factory());

    static GrownLog create(BenchRun run, BenchServer server, String name, int events) throws SQLException {
        BenchDatabase database = server.newDatabase(name).migrated();
        HikariDataSource pool = database.pool(CONNECTIONS);
        EventLogWriter writer = new EventLogWriter(database.pool(WRITER_CONNECTIONS));
        writer.start();
        run.resources().add(writer::stop);
        PostgresEventStorageEngine engine = PostgresEventStorageEngine.create(
                new JdbcTemplate(pool), writer, EventSerializer.create(), NoOpEventUpcaster.INSTANCE, READ_BATCH);
        engine.appendEvents(ViewedEvents.next());
        try (Connection connection = pool.getConnection()) {
            new LogFill(run, connection).to(events);
        }
        return new GrownLog(engine, new JdbcTemplate(pool), Stopwatch.of(server));
    }

    /** Appends events one by one, from concurrent callers. */
    Sample append(int events) throws Exception {
        return stopwatch.time(() -> CALLERS.count(events, number -> engine.appendEvents(ViewedEvents.next())));
    }

    /** The same, after the server has written all that it still had to. */
    Sample appendAfterCheckpoint(int events) throws Exception {
        jdbc.execute("checkpoint");
        return append(events);
    }

    /** Reads the newest events to the end, and what they say. */
    Sample tail(int events) throws Exception {
        return stopwatch.time(() -> {
            GlobalSequenceTrackingToken from = new GlobalSequenceTrackingToken(engine.position() - events);
            try (Stream<? extends TrackedEventMessage<?>> newest = engine.readEvents(from, false)) {
                return newest.filter(event -> event.getPayload() != null).count();
            }
        });
    }
}
