package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.LogScan;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.ApplicationJvm;
import io.rapport.infra.testing.ReadModels;
import io.rapport.infra.testing.TestDatabase;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two processes on one database, to which an operator says everything that can be said about replays while portals write,
 * and of which one after the other is killed at work. Longer with {@code -Drapport.stress=PT10M}, another time with
 * {@code -Drapport.stress.seed=7}.
 */
class ReplayStressTest {

    private static final Duration DURATION = Duration.parse(System.getProperty("rapport.stress", "PT10S"));
    private static final long SEED = Long.getLong("rapport.stress.seed", 42);
    private static final String SEED_TEXT = "seed " + SEED;
    private static final int KILLS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Logger log = LoggerFactory.getLogger(ReplayStressTest.class);

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    private final Random random = new Random(SEED);
    private final ReplayStressOperator operator = new ReplayStressOperator(SEED, SEED_TEXT);
    private final List<ApplicationJvm> processes = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void whatever_is_asked_for_and_whoever_dies_every_slot_that_stands_equals_the_log() throws Exception {
        try {
            start().awaitReady();
            start().awaitReady();
            dawdle();
            long deadline = System.nanoTime() + DURATION.toNanos();
            for (int kills = 0; kills < KILLS || System.nanoTime() < deadline; kills++) {
                work();
                killOne(kills);
            }
            operator.write(alive(), "last");
            settle();
            verify();
        } catch (AssertionError | RuntimeException e) {
            log.info("{}", outputs());
            throw new AssertionError(SEED_TEXT + ": " + e.getMessage() + "\n" + state(), e);
        } finally {
            processes.forEach(ApplicationJvm::close);
        }
    }

    private ApplicationJvm start() throws IOException {
        ApplicationJvm process = ApplicationJvm.start(
                ReplayStressProcess.class,
                database.url(),
                folder,
                folder.resolve("checkpoints").toString(),
                Long.toString(SEED));
        processes.add(process);
        return process;
    }

    /** Stages are over too soon to be killed in. */
    private void dawdle() {
        database.jdbc().sql("""
                create function dawdle() returns trigger language plpgsql as
                $$ begin perform pg_sleep(0.05); return new; end $$;
                create trigger dawdle before update on read_model.projection_slot
                    for each row when (old.stage = 'building') execute function dawdle();
                create function dawdle_before_index() returns event_trigger language plpgsql as
                $$ begin perform pg_sleep(0.05); end $$;
                create event trigger dawdle on ddl_command_start when tag in ('CREATE INDEX')
                    execute function dawdle_before_index();
                """).update();
    }

    private void work() {
        for (int i = 0; i < 15; i++) {
            operator.act(alive());
            operator.write(alive(), "w");
        }
    }

    private ApplicationJvm alive() {
        List<ApplicationJvm> ready =
                processes.stream().filter(ApplicationJvm::isReady).toList();
        return ready.get(random.nextInt(ready.size()));
    }

    /** In a stage of a replay, or as a switch is asked for; its successor is not waited for. */
    private void killOne(int kills) throws IOException {
        await(SEED_TEXT)
                .atMost(PATIENCE)
                .until(() -> processes.stream().filter(ApplicationJvm::isReady).count() > 1);
        ApplicationJvm victim = switch (kills % 3) {
            case 0 -> runnerIn(List.of("filling", "preparing").get(random.nextInt(2)));
            case 1 -> switching();
            default -> runnerIn(List.of("indexing", "catching-up", "comparing").get(random.nextInt(3)));
        };
        victim.kill();
        processes.remove(victim);
        start();
    }

    private ApplicationJvm runnerIn(String stage) {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (System.nanoTime() < deadline) {
            List<String> runners = runners(stage);
            for (ApplicationJvm process : processes) {
                if (runners.stream().anyMatch(process::isNamed)) {
                    log.atInfo().addKeyValue("stage", stage).log("killing the one that runs a replay");
                    return process;
                }
            }
            if (runners.isEmpty()) {
                operator.resumeAll(alive());
                operator.replayBeside(alive().as(Role.OPERATOR));
            }
        }
        return alive();
    }

    private List<String> runners(String stage) {
        return database.jdbc()
                .sql(
                        "select run_by from processing.replay where stage = :stage and wish = 'run' and run_by is not null")
                .param("stage", stage)
                .query(String.class)
                .list();
    }

    private ApplicationJvm switching() {
        ApplicationJvm victim = alive();
        Api api = victim.as(Role.OPERATOR);
        String projection = await(SEED_TEXT)
                .atMost(PATIENCE)
                .until(
                        () -> {
                            operator.resumeAll(victim);
                            if (open() == 0 && switchable().isEmpty()) {
                                operator.replayBeside(api);
                            }
                            return switchable();
                        },
                        found -> !found.isEmpty())
                .getFirst();
        long decided = decisions();
        Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    operator.switchOver(api, projection);
                    operator.rollBack(api, projection);
                }
            } catch (UncheckedIOException e) {
                log.debug("it was killed", e);
            }
        });
        int more = random.nextInt(4);
        await(SEED_TEXT).atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> decisions() > decided + more);
        return victim;
    }

    private List<String> switchable() {
        return database.jdbc().sql("""
                        select projection from read_model.projection_slot p
                        where slot in ('blue', 'green') and stage = 'standing'
                          and not exists (select from processing.replay
                                          where projection = any (projections) and not past and stage not in ('ready', 'given-up'))
                        group by projection having count(*) = 2 order by projection
                        """).query(String.class).list();
    }

    private long decisions() {
        return database.jdbc()
                .sql("select count(*) from event_log.event where stream like 'projection:%'")
                .query(Long.class)
                .single();
    }

    /** Lets every replay come to its end, and every read model to the end of the log. */
    private void settle() {
        await(SEED_TEXT).atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
            operator.resumeAll(alive());
            return open() == 0;
        });
        await(SEED_TEXT)
                .atMost(PATIENCE)
                .until(() -> count("read_model.projection_slot where slot in ('blue', 'green') and stage = 'standing' "
                                + "and position < (select max(position) from event_log.event)")
                        == 0);
    }

    private long open() {
        return count(
                "processing.replay where stage not in ('ready', 'given-up') or wish = 'cancel' and stage = 'ready'");
    }

    private void verify() throws InterruptedException {
        List<RecordedEvent> events = readLog();
        log.atInfo()
                .addKeyValue("seed", SEED)
                .addKeyValue("events", events.size())
                .addKeyValue("decisions", decisions())
                .addKeyValue("ready", count("processing.replay where stage = 'ready'"))
                .addKeyValue("given up", count("processing.replay where stage = 'given-up'"))
                .log("stress ended");
        assertThat(database.jdbc()
                        .sql("select error from processing.replay where error is not null")
                        .query(String.class)
                        .list())
                .isEmpty();
        SortedMap<String, List<String>> folded = ReadModels.rebuild(events);
        assertThat(ReadModels.dump(database.jdbc())).isEqualTo(folded);
        Projections.all().forEach(projection -> verify(projection, folded));
        assertThat(count("pg_namespace where nspname like 'history\\_%'"))
                .isEqualTo(count("processing.replay where past and stage = 'ready'"));
    }

    private void verify(Projection projection, SortedMap<String, List<String>> folded) {
        List<String> standing = database.jdbc()
                .sql("select slot from read_model.projection_slot where projection = :name and stage = 'standing' "
                        + "and slot in ('blue', 'green')")
                .param("name", projection.name())
                .query(String.class)
                .list();
        for (String slot : standing) {
            ReadModels.dump(database.jdbc(), projection, "read_model_" + slot)
                    .forEach((table, rows) ->
                            assertThat(rows).as("%s in %s", table, slot).isEqualTo(folded.get(table)));
        }
        assertThat(standing).as(projection.name()).contains(live(projection));
        assertThat(live(projection))
                .as("what was decided last about %s", projection.name())
                .isEqualTo(decided(projection));
        for (Table<?> table : projection.tables()) {
            assertThat(indexes(table, "blue")).as(table.name()).isEqualTo(indexes(table, "green"));
        }
    }

    private String live(Projection projection) {
        return database.jdbc()
                .sql("select slot from read_model.live_slot where projection = :name")
                .param("name", projection.name())
                .query(String.class)
                .single();
    }

    private String decided(Projection projection) {
        return database.jdbc()
                .sql("""
                        select payload::jsonb ->> 'to' from event_log.event where stream = 'projection:' || :name
                        order by position desc limit 1
                        """)
                .param("name", projection.name())
                .query(String.class)
                .optional()
                .orElse("blue");
    }

    /** Their definitions without names. */
    private List<String> indexes(Table<?> table, String slot) {
        return database.jdbc()
                .sql("""
                        select substring(indexdef from ' USING .*') from pg_indexes
                        where schemaname = 'read_model_' || :slot and tablename = :table order by 1
                        """)
                .param("slot", slot)
                .param("table", table.name())
                .query(String.class)
                .list();
    }

    private List<RecordedEvent> readLog() throws InterruptedException {
        LogReader reader = LogReader.of(database.dataSource());
        List<RecordedEvent> events = new ArrayList<>();
        try (LogScan<LogBatch> scan = reader.scan(0, reader.head())) {
            while (scan.hasNext()) {
                events.addAll(scan.next().events());
            }
        }
        return events;
    }

    private long count(String from) {
        return database.jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    private String state() {
        return Stream.of(
                        "select replay_id, projections, stage, wish, run_by, position, error from processing.replay order by replay_id",
                        "select * from read_model.projection_slot order by projection, slot")
                .flatMap(sql -> database.jdbc().sql(sql).query().listOfRows().stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private String outputs() {
        StringBuilder tails = new StringBuilder();
        processes.forEach(process -> {
            List<String> lines = process.output().lines().toList();
            tails.append("\n---\n")
                    .append(String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size())));
        });
        return tails.toString();
    }
}
