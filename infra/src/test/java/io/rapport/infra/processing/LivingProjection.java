package io.rapport.infra.processing;

import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.propagation.Confirmations;
import io.rapport.infra.testing.TestDatabase;
import io.rapport.projection.VersionedProjection;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.ProjectionWriter;
import io.rapport.projection.table.SlotState.Stage;
import io.rapport.projection.table.TableSlot;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** A projection on a database of the test's own that is written as the application writes it. */
final class LivingProjection {

    static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    static final int LIMIT = 3;

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final TestDatabase database;
    private final VersionedProjection projection;
    private final DeadLetters letters;
    private final LiveProjection live;
    private final ParkingWriters writers;
    final ProjectionSlots slots;

    LivingProjection(TestDatabase database, VersionedProjection projection) {
        this.database = database;
        this.projection = projection;
        this.slots = new ProjectionSlots(database.jdbc());
        this.letters = new DeadLetters(database.jdbc(), CLOCK);
        this.writers = new ParkingWriters(database.template(), slots, database.transactions(), letters, LIMIT);
        this.live = new LiveProjection(
                projection, slots, writers, new Confirmations(database.jdbc()), database.transactions());
    }

    static LivingProjection of(TestDatabase database, Projection projection) {
        return new LivingProjection(database, VersionedProjection.of(projection));
    }

    static void empty(TestDatabase database) {
        database.template().execute("""
                        truncate event_log.event, processing.dead_letter, processing.stopped_projection,
                            read_model.projection_slot, read_model.live_slot,
                            read_model_blue.hcp_profile, read_model_green.hcp_profile,
                            read_model_blue.hcp_timeline, read_model_green.hcp_timeline,
                            read_model_blue.hcp_activity, read_model_green.hcp_activity,
                            read_model_blue.anonymous_activity, read_model_green.anonymous_activity,
                            read_model_blue.hcp_session, read_model_green.hcp_session
                        """);
    }

    VersionedProjection projection() {
        return projection;
    }

    /** A batch that fails as a whole comes again, and is then written one by one. */
    void take(LogBatch batch) {
        try {
            database.inTransaction(() -> live.apply(batch));
        } catch (RuntimeException e) {
            database.inTransaction(() -> live.applyOneByOne(batch));
        }
    }

    /** Takes a batch as a processor does, and tells by which setting it is committed. */
    String committedBy(LogBatch batch) {
        ParkingBatchWriter writer = new ParkingBatchWriter(
                live,
                new ProgressOnly(database.jdbc()),
                new StoppedProjections(database.jdbc(), database.transactions(), CLOCK));
        AtomicReference<String> setting = new AtomicReference<>();
        database.inTransaction(() -> {
            // The server of the tests waits for no disk otherwise.
            database.jdbc().sql("set local synchronous_commit = on").update();
            writer.write(batch);
            setting.set(database.jdbc()
                    .sql("show synchronous_commit")
                    .query(String.class)
                    .single());
        });
        return setting.get();
    }

    DeadLetterRetry retry(TestLog log, int runLength) {
        return new DeadLetterRetry(log.reader(), slots, writers, letters, database.transactions(), runLength);
    }

    DeadLetters letters() {
        return letters;
    }

    SlotKey key(TableSlot slot) {
        return new SlotKey(projection.name(), slot);
    }

    List<Long> parked(String sequence) {
        return letters.positions(key(TableSlot.BLUE), sequence, Integer.MAX_VALUE);
    }

    /** The first event of each sequence. */
    List<DeadLetter> first() {
        return letters.parked(key(TableSlot.BLUE), 0, Integer.MAX_VALUE).stream()
                .map(DeadLetters.Parked::first)
                .toList();
    }

    long progress(TableSlot slot) {
        return slots.find(projection.name(), slot).orElseThrow().position();
    }

    /** What a slot's tables hold. */
    SortedMap<String, List<String>> rows(TableSlot slot) {
        SortedMap<String, List<String>> rows = new TreeMap<>();
        projection
                .newest()
                .tables()
                .forEach(table -> rows.put(
                        table.name(),
                        database.jdbc()
                                .sql("select (to_jsonb(t) - 'slot')::text from " + slot.qualified(table)
                                        + " t order by 1")
                                .query(String.class)
                                .list()));
        return rows;
    }

    /** What a projection makes of a log from zero when nothing goes wrong. */
    SortedMap<String, List<String>> folded(Projection healthy, LogBatch log) {
        ProjectionWriter writer = new ProjectionWriter(healthy, TableSlot.GREEN, database.template());
        database.inTransaction(() -> {
            slots.begin(healthy, TableSlot.GREEN, Stage.BUILDING);
            writer.reset();
            writer.apply(log.events(), log.readTo());
        });
        return rows(TableSlot.GREEN);
    }
}
