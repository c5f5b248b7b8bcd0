package io.rapport.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree follows the log by itself, in one process at a time, and says what keeps it from that. */
class TreeFollowerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir
    private Path folder;

    private final EventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    private AuditedLog log;
    private TreeFollower follower;

    @BeforeEach
    void empty() {
        DATABASE.template().execute("truncate event_log.event, audit.tile, audit.checkpoint, audit.verdict");
        log = AuditedLog.of(DATABASE, folder.resolve("checkpoints"));
        follower = follower();
    }

    private TreeFollower follower() {
        return new TreeFollower(
                DATABASE.dataSource(),
                store,
                log.leaves(),
                log.signer(),
                log.outside(),
                new Verdicts(DATABASE.jdbc()),
                AuditedLog.CLOCK,
                Duration.ofMillis(10));
    }

    @AfterEach
    void stop() {
        follower.stop();
    }

    @Test
    void what_is_appended_is_covered() {
        log.append(700);
        follower.start();
        awaitCovered(700);
        log.append(3);
        store.publish(GenericEventMessage.asEventMessage("wakes those who wait for events"));
        awaitCovered(703);
        assertThat(log.findings()).isEmpty();
    }

    @Test
    void another_process_takes_over() {
        TreeFollower other = follower();
        follower.start();
        await().atMost(PATIENCE).until(follower::isClaimed);
        other.start();
        try {
            follower.stop();
            assertThat(follower.isClaimed()).isFalse();
            await().atMost(PATIENCE).until(other::isClaimed);
            log.append(5);
            awaitCovered(5);
        } finally {
            other.stop();
        }
    }

    @Test
    void what_keeps_it_from_signing_is_told_until_it_is_over() throws IOException {
        Files.writeString(folder.resolve("checkpoints"), "a file where the folder should be");
        log.append(5);
        follower.start();
        awaitVerdict("checkpoint-not-written");
        Files.delete(folder.resolve("checkpoints"));
        awaitCovered(5);
        awaitVerdict();
    }

    @Test
    void a_history_that_was_cut_is_told() {
        log.append(20).build();
        log.sql("delete from event_log.event where position > 10");
        follower.start();
        awaitVerdict("truncated");
        assertThat(log.written()).hasSize(1);
    }

    private void awaitCovered(long size) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log.outside().newest(log.key()).map(SignedCheckpoint::size))
                        .hasValue(size));
    }

    private void awaitVerdict(String... kinds) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Verdict> verdicts = new Verdicts(DATABASE.jdbc()).all();
            assertThat(verdicts).singleElement().satisfies(verdict -> {
                assertThat(verdict.subject()).isEqualTo(Verdict.GROWTH);
                assertThat(verdict.findings()).extracting(Finding::kind).containsExactly(kinds);
            });
        });
    }
}
