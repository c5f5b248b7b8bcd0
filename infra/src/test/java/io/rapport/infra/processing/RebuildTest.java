package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.infra.demo.Sample;
import io.rapport.infra.demo.SampleLoader;
import io.rapport.infra.demo.SampleSize;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.PostgresEventStorageEngine;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Editors;
import io.rapport.infra.testing.Notices;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.ReadModels;
import io.rapport.infra.testing.TestDatabase;
import io.rapport.infra.testing.TrainingJob;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.Table;
import io.rapport.projection.table.TableSlot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The read models that the running application wrote, against those that its log gives from zero. */
@RapportTest
@TestPropertySource(
        properties = {"spring.application.name=rebuild-test", "rapport.recommendation.adopt-settings-at-start=false"})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildTest {

    private static final int BATCH = 100;

    private static final Sample SAMPLE =
            Sample.generate(7, LocalDate.parse("2026-11-20"), new SampleSize(60, 40, 3_000, 45));
    private static final int NOTICES = 1;

    @LocalServerPort
    private int port;

    @Autowired
    private CommandDispatcher dispatcher;

    @Autowired
    private PersonalDataVault vault;

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private PostgresEventStorageEngine engine;

    @Autowired
    private EventStore log;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient jdbc;

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    private long loaded;

    @BeforeAll
    void live() {
        new SampleLoader(dispatcher, vault, fingerprints).load(SAMPLE, (_, _) -> {});
        Notices.publishElsewhere(dispatcher);
        loaded = engine.position();
        new TrainingJob(dispatcher).train(new ModelId("rebuilt"), "Ranks what is eligible.");
        new Editors(port).propose("content-0001", 1);
        new Portal(port).serveList();
        ReadModels.awaitCaughtUp(jdbc, log);
        new Compliance(port).erase(ReadModels.anHcp(jdbc));
        ReadModels.awaitCaughtUp(jdbc, log);
    }

    @Test
    void every_step_of_the_sample_is_in_the_log() {
        assertThat(loaded).isEqualTo(SAMPLE.events() + NOTICES);
    }

    @Test
    void every_table_has_rows() {
        assertThat(ReadModels.dump(jdbc).values()).doesNotContain(List.of());
    }

    @Test
    void rebuilt_from_zero_equals_incremental() {
        SortedMap<String, List<String>> lived = ReadModels.dump(jdbc);
        SortedMap<String, List<String>> rebuilt = ReadModels.rebuild(log);
        assertThat(rebuilt.keySet()).isEqualTo(lived.keySet());
        lived.forEach((table, rows) -> assertThat(rebuilt.get(table)).as(table).isEqualTo(rows));
    }

    @Test
    void rebuilt_by_the_direct_reader_equals_incremental() throws InterruptedException {
        Rebuild rebuild = rebuild(Projections.all());
        rebuild.begin();
        rebuild.run(engine.position(), Rebuild.Pace.UNBOUND);
        assertEqualsLived();
        rebuild.run(engine.position(), Rebuild.Pace.UNBOUND);
        assertEqualsLived();
        rebuild.begin();
        assertThat(ReadModels.dump(database.jdbc()).values()).containsOnly(List.of());
        rebuild.run(engine.position(), Rebuild.Pace.UNBOUND);
        assertEqualsLived();
    }

    @Test
    void a_gentle_pace_is_asked_when_nothing_is_being_written() throws InterruptedException {
        Rebuild rebuild = rebuild(Projections.all());
        rebuild.begin();
        List<Long> unwritten = new ArrayList<>();
        rebuild.run(engine.position(), new Rebuild.Pace() {
            @Override
            public boolean goesOn(long position) {
                unwritten.add(position - rebuild.progress());
                return true;
            }

            @Override
            public boolean isGentle() {
                return true;
            }
        });
        assertThat(unwritten).hasSizeGreaterThan(1).containsOnly(0L);
        assertEqualsLived();
    }

    @Test
    void a_rebuild_that_is_interrupted_again_and_again_equals_incremental() throws InterruptedException {
        List<Projection> failing = new ArrayList<>();
        for (Projection projection : Projections.all()) {
            failing.add(new FailingOnce(projection, engine.position() * (failing.size() + 1) / 8));
        }
        Rebuild rebuild = rebuild(failing);
        rebuild.begin();
        int interruptions = 0;
        while (isInterrupted(rebuild)) {
            interruptions++;
        }
        assertThat(interruptions).isBetween(1, failing.size());
        assertEqualsLived();
    }

    private boolean isInterrupted(Rebuild rebuild) throws InterruptedException {
        try {
            rebuild.run(engine.position(), Rebuild.Pace.UNBOUND);
            return false;
        } catch (Failure e) {
            return true;
        }
    }

    private Rebuild rebuild(List<Projection> projections) {
        return Rebuild.on(
                database.dataSource(), LogReader.of(dataSource).inBatchesOf(BATCH), projections, TableSlot.BLUE, BATCH);
    }

    private void assertEqualsLived() {
        SortedMap<String, List<String>> rebuilt = ReadModels.dump(database.jdbc());
        ReadModels.dump(jdbc)
                .forEach((table, rows) ->
                        assertThat(rebuilt.get(table)).as(table).isEqualTo(rows));
    }

    /** Fails when it first meets an event at or beyond a position. */
    private static final class FailingOnce implements Projection {

        private final Projection projection;
        private final long position;
        private boolean failed;

        FailingOnce(Projection projection, long position) {
            this.projection = projection;
            this.position = position;
        }

        @Override
        public String name() {
            return projection.name();
        }

        @Override
        public List<Table<?>> tables() {
            return projection.tables();
        }

        @Override
        public List<RowChange> project(RecordedEvent event) {
            if (!failed && event.position() >= position) {
                failed = true;
                throw new Failure();
            }
            return projection.project(event);
        }
    }

    private static final class Failure extends DataAccessResourceFailureException {
        Failure() {
            super("no connection");
        }
    }
}
