package io.rapport.infra.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.cli.VerifiedBundle;
import io.rapport.infra.testing.ApplicationJvm;
import io.rapport.infra.testing.ApplicationProcess;
import io.rapport.infra.testing.Inspector;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whoever is killed while they make a bundle, somebody else completes it: one that runs beside it, or one that is started. */
class ExportKillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** More than twice as many as pass between two reports of a reader. */
    private static final int EVENTS = 10_000;

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    private final List<ApplicationJvm> processes = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void killAll() {
        processes.forEach(ApplicationJvm::close);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void a_bundle_whose_makers_are_killed_one_after_the_other_is_completed_and_verifies() throws Exception {
        fillLog();
        ApplicationJvm first = start();
        ApplicationJvm second = start();
        new Portal(first.awaitReady().port()).registerConsenting();
        second.awaitReady();
        String id;
        try (ExportGate telling = ExportGate.closed(
                database, 2, "old.status = 'sealed' and new.status = 'completed' and new.attempt = 2")) {
            try (ExportGate reading =
                    ExportGate.closed(database, 1, "old.status = 'reading' and old.scanned > 0 and new.attempt = 1")) {
                id = askFor(first);
                reading.awaitHeldUp();
                assertThat(number("scanned", id)).isBetween(1L, (long) EVENTS);
                killMaker(id);
            }
            telling.awaitHeldUp();
            assertThat(number("attempt", id)).isEqualTo(2);
            assertThat(completions(id)).isEqualTo(1);
            killMaker(id);
            assertThat(processes).isEmpty();
            telling.turnAway();
        }
        assertThat(text("status", id)).isEqualTo("sealed");
        verify(id, start().awaitReady());
    }

    private void verify(String id, ApplicationJvm process) throws IOException {
        Inspector inspector = new Inspector(process.port(), folder);
        JsonNode job = inspector.awaitCompleted(id);
        assertThat(job.path("events").asLong()).isGreaterThan(EVENTS);
        VerifiedBundle verified = inspector.verified(inspector.download(job));
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("VERIFIED").contains("is missing");
        assertThat(number("attempt", id))
                .as("what was sealed is not made again")
                .isEqualTo(2);
        assertThat(completions(id)).as("nor is the log told twice").isEqualTo(1);
    }

    /** Views by nobody, which were recorded before. */
    private void fillLog() {
        database.template().update("""
                insert into event_log.event
                select p, 'event-' || p, 'view-' || p, 0, 'engagement', 'engagement.content-viewed', 2,
                       timestamptz '2026-01-01 00:00:00Z' + p * interval '1 minute',
                       '{"contentId":"content-1","session":null,"depthPercent":80,"dwellMillis":64000}',
                       '{"occurredAt":"2026-01-01T00:00:00Z","channel":"web"}'
                from generate_series(1, ?) p
                """, EVENTS);
    }

    private ApplicationJvm start() throws IOException {
        ApplicationJvm process = ApplicationJvm.start(
                ApplicationProcess.class,
                database.url(),
                folder,
                folder.resolve("checkpoints").toString());
        processes.add(process);
        return process;
    }

    private String askFor(ApplicationJvm process) {
        return new Inspector(process.port(), folder)
                .ask(Inspector.request(""))
                .json()
                .path("id")
                .asString();
    }

    private void killMaker(String id) {
        ApplicationJvm maker = processes.stream()
                .filter(process -> process.isNamed(text("run_by", id)))
                .findFirst()
                .orElseThrow();
        maker.kill();
        processes.remove(maker);
    }

    private long number(String column, String id) {
        return Long.parseLong(text(column, id));
    }

    private String text(String column, String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> database.jdbc()
                                .sql("select " + column + "::text from audit.export where export_id = :id")
                                .param("id", id)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private long completions(String id) {
        return database.jdbc()
                .sql("select count(*) from event_log.event where stream = :stream and name = 'export.completed'")
                .param("stream", "export:" + id)
                .query(Long.class)
                .single();
    }
}
