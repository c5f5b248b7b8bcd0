package io.rapport.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.PostgresEventStorageEngine;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionWriter;
import io.rapport.projection.table.Table;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of all projections, as they were lived and as they are rebuilt. */
public final class ReadModels {

    private static final int BATCH = 700;

    private ReadModels() {}

    /** Waits until all projections have been written up to the end of the log. */
    public static void awaitCaughtUp(JdbcClient jdbc, PostgresEventStorageEngine engine) {
        long head = engine.position();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select projection from read_model.projection_progress where position >= :head")
                                .param("head", head)
                                .query(String.class)
                                .list())
                        .containsExactlyInAnyOrderElementsOf(
                                Projections.all().stream().map(Projection::name).toList()));
    }

    /** All rows as text, by table. */
    public static SortedMap<String, List<String>> dump(JdbcClient jdbc) {
        SortedMap<String, List<String>> dump = new TreeMap<>();
        Projections.all().stream()
                .flatMap(projection -> projection.tables().stream())
                .map(Table::name)
                .forEach(table -> dump.put(
                        table,
                        jdbc.sql("select t::text from " + table + " t order by 1")
                                .query(String.class)
                                .list()));
        return dump;
    }

    /** The rows that the whole log gives from zero in a database of its own, in other batches than live. */
    public static SortedMap<String, List<String>> rebuild(PostgresEventStorageEngine engine) {
        TestDatabase database = TestDatabase.create();
        List<RecordedEvent> events = read(engine);
        for (Projection projection : Projections.all()) {
            ProjectionWriter writer = new ProjectionWriter(projection, database.jdbc());
            database.inTransaction(writer::reset);
            for (int from = 0; from < events.size(); from += BATCH) {
                List<RecordedEvent> batch = events.subList(from, Math.min(from + BATCH, events.size()));
                database.inTransaction(() -> writer.apply(batch, batch.getLast().position()));
            }
        }
        return dump(database.jdbc());
    }

    private static List<RecordedEvent> read(PostgresEventStorageEngine engine) {
        try (Stream<? extends TrackedEventMessage<?>> messages = engine.readEvents(engine.createTailToken(), false)) {
            return messages.map(RecordedEvents::of).flatMap(Optional::stream).toList();
        }
    }
}
