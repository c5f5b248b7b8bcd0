package io.rapport.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.ProjectionWriter;
import io.rapport.projection.table.SlotState.Stage;
import io.rapport.projection.table.Table;
import io.rapport.projection.table.TableSlot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of all projections, as they were lived and as they are rebuilt. */
public final class ReadModels {

    private static final int BATCH = 700;

    private ReadModels() {}

    /** Waits until all projections have been written up to the end of the log. */
    public static void awaitCaughtUp(JdbcClient jdbc, EventStore log) {
        long head = head(log);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select projection from read_model.projection_progress where position >= :head")
                                .param("head", head)
                                .query(String.class)
                                .list())
                        .containsExactlyInAnyOrderElementsOf(
                                Projections.all().stream().map(Projection::name).toList()));
    }

    /** All rows as text, by table, as they stand in one slot for one projection. */
    public static SortedMap<String, List<String>> dump(JdbcClient jdbc, Projection projection, String schema) {
        SortedMap<String, List<String>> dump = new TreeMap<>();
        projection
                .tables()
                .forEach(table -> dump.put(
                        table.name(),
                        jdbc.sql("select row(%s)::text from %s.%s order by 1"
                                        .formatted(columns(jdbc, table.name()), schema, table.name()))
                                .query(String.class)
                                .list()));
        return dump;
    }

    /** Those that readers see, in their order. */
    private static String columns(JdbcClient jdbc, String table) {
        return jdbc.sql("""
                        select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                        where attrelid = cast(:view as regclass) and attnum > 0
                        """)
                .param("view", "read_model." + table)
                .query(String.class)
                .single();
    }

    /** All rows as text, by table. */
    public static SortedMap<String, List<String>> dump(JdbcClient jdbc) {
        SortedMap<String, List<String>> dump = new TreeMap<>();
        Projections.all().stream()
                .flatMap(projection -> projection.tables().stream())
                .map(Table::name)
                .forEach(table -> dump.put(
                        table,
                        jdbc.sql("select t::text from read_model." + table + " t order by 1")
                                .query(String.class)
                                .list()));
        return dump;
    }

    /** The rows that the whole log gives from zero in a database of its own, in other batches than live. */
    public static SortedMap<String, List<String>> rebuild(EventStore log) {
        return rebuild(read(log));
    }

    /** As above, of events that were read elsewhere. */
    public static SortedMap<String, List<String>> rebuild(List<RecordedEvent> events) {
        try (TestDatabase database = TestDatabase.create()) {
            for (Projection projection : Projections.all()) {
                ProjectionWriter writer = new ProjectionWriter(projection, TableSlot.BLUE, database.template());
                new ProjectionSlots(database.jdbc()).begin(projection, TableSlot.BLUE, Stage.STANDING);
                for (int from = 0; from < events.size(); from += BATCH) {
                    List<RecordedEvent> batch = events.subList(from, Math.min(from + BATCH, events.size()));
                    database.inTransaction(
                            () -> writer.apply(batch, batch.getLast().position()));
                }
            }
            return dump(database.jdbc());
        }
    }

    /** Any HCP that there is, the same each time. */
    public static String anHcp(JdbcClient jdbc) {
        return jdbc.sql("select min(hcp_id) from read_model.hcp_profile")
                .query(String.class)
                .single();
    }

    private static long head(EventStore log) {
        return log.createHeadToken().position().orElseThrow();
    }

    /** All events of the log. */
    public static List<RecordedEvent> read(EventStore log) {
        List<RecordedEvent> events = new ArrayList<>();
        long head = head(log);
        try (BlockingStream<TrackedEventMessage<?>> messages = log.openStream(log.createTailToken())) {
            for (long position = 0; position < head; ) {
                TrackedEventMessage<?> message = messages.nextAvailable();
                position = RecordedEvents.position(message);
                RecordedEvents.of(message).ifPresent(events::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return events;
    }
}
