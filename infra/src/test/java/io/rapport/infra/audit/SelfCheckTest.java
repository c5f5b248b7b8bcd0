package io.rapport.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.audit.ConsistencyProof;
import io.rapport.infra.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is done to the log in SQL is found and placed; also where the tree's tables are computed anew to agree with it. */
class SelfCheckTest {

    private static final int EVENTS = 600;

    /** Events to a checkpoint. */
    private static final int STEP = 40;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir
    private static Path signed;

    @TempDir
    private Path folder;

    private AuditedLog log;

    @BeforeAll
    static void grow() {
        AuditedLog.of(DATABASE, signed).grow(EVENTS / STEP, STEP);
        DATABASE.template().execute("""
                create schema saved;
                create table saved.event as select * from event_log.event;
                create table saved.tile as select * from audit.tile;
                create table saved.checkpoint as select * from audit.checkpoint;
                """);
    }

    @BeforeEach
    void restore() throws IOException {
        DATABASE.template().execute("""
                truncate event_log.event, audit.tile, audit.checkpoint;
                insert into event_log.event select * from saved.event;
                insert into audit.tile select * from saved.tile;
                insert into audit.checkpoint select * from saved.checkpoint;
                """);
        Path copy = folder.resolve("checkpoints");
        Files.createDirectories(copy);
        Files.copy(signed.resolve("checkpoints"), copy.resolve("checkpoints"));
        Files.copy(signed.resolve("latest"), copy.resolve("latest"));
        log = AuditedLog.of(DATABASE, copy);
    }

    @AfterAll
    static void forget() {
        DATABASE.template().execute("drop schema saved cascade");
    }

    @Test
    void a_log_that_nobody_touched_is_sound() throws Exception {
        Verdict verdict = log.selfCheck().full();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.after()).isZero();
        assertThat(verdict.to()).isEqualTo(EVENTS);
        assertThat(log.selfCheck().recent(100).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payload = '{\"contentId\":\"other\",\"version\":1}' | CHANGED",
                "payload = '{\"contentId\":\"c-300\", \"version\":1}' | CHANGED",
                "metadata = '{\"occurredAt\":\"2026-01-01T00:00:00Z\",\"channel\":\"app\"}' | CHANGED",
                "metadata = jsonb_set(metadata::jsonb, '{occurredAt}', '\"2025-01-01T00:00:00Z\"')::json | CHANGED",
                "name = 'content.approved' | CHANGED",
                "revision = 2 | CHANGED",
                "stream_type = 'consent' | CHANGED",
                "stream = 'other' | CHANGED",
                "sequence = 7 | CHANGED",
                "event_id = 'other' | CHANGED",
                "recorded_at = recorded_at - interval '1 microsecond' | CHANGED",
                "recorded_at = recorded_at - interval '3 days' | BACK_DATED",
                "recorded_at = '-infinity' | BACK_DATED",
                "recorded_at = 'infinity' | BACK_DATED"
            })
    void an_event_that_was_changed_is_found(String change, FindingKind kind) {
        log.sql("update event_log.event set " + change + " where position = 300");
        assertFirst(kind, 300, 300);
        assertThat(log.findings().getFirst().eventId())
                .startsWith(change.startsWith("event_id") ? "other" : "event-300");
        recomputeTree();
        assertFirst(FindingKind.REWRITTEN, 281, 320);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'[]' |",
                "'{\"channel\":\"web\",\"channel\":\"app\"}' |",
                "'{\"channel\":1e999999999999}' |",
                "'7' |"
            })
    void metadata_that_can_have_no_leaf_is_found(String metadata) {
        log.sql("update event_log.event set metadata = '%s' where position = 300".formatted(metadata));
        assertFirst(FindingKind.CHANGED, 300, 300);
    }

    @Test
    void the_first_and_the_newest_event_are_no_exceptions() {
        log.sql("update event_log.event set name = 'content.approved' where position in (1, 600)");
        assertFirst(FindingKind.CHANGED, 1, 1);
        log.sql("update event_log.event set name = 'content.submitted' where position = 1");
        assertFirst(FindingKind.CHANGED, 600, 600);
        recomputeTree();
        assertFirst(FindingKind.REWRITTEN, 561, 600);
    }

    @Test
    void an_event_that_was_deleted_is_found() {
        log.sql("delete from event_log.event where position = 300");
        assertFirst(FindingKind.DELETED, 300, 300);
    }

    @Test
    void an_event_that_was_deleted_is_found_though_later_ones_have_moved_up() {
        log.sql("delete from event_log.event where position = 300");
        move(300, -1);
        assertFirst(FindingKind.DELETED, 300, 300);
        assertThat(kinds()).contains(FindingKind.TRUNCATED.code());
        recomputeTree();
        assertFirst(FindingKind.REWRITTEN, 281, 320);
        assertThat(kinds()).contains(FindingKind.TRUNCATED.code());
    }

    @Test
    void the_newest_events_are_missed() {
        log.sql("delete from event_log.event where position > 590");
        assertFirst(FindingKind.TRUNCATED, 591, 600);
        recomputeTree();
        assertThat(log.findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.TRUNCATED.code());
            assertThat(finding.position()).isEqualTo(591);
        });
    }

    @Test
    void a_log_that_was_emptied_with_everything_about_it_is_found() {
        log.sql("truncate event_log.event, audit.tile, audit.checkpoint");
        assertFirst(FindingKind.TRUNCATED, 1, 600);
        log.append(EVENTS + 100);
        log.sql("update event_log.event set name = 'content.approved' where position = 1");
        log.attackedBy(folder.resolve("attacker")).build();
        assertFirst(FindingKind.REWRITTEN, 1, 40);
    }

    @Test
    void an_event_that_was_inserted_is_found() {
        move(299, 1);
        log.sql("""
                insert into event_log.event
                select 300, 'inserted', 'inserted', 0, stream_type, name, revision, recorded_at, payload, metadata
                from event_log.event where position = 299
                """);
        assertFirst(FindingKind.INSERTED, 300, 300);
        recomputeTree();
        assertFirst(FindingKind.REWRITTEN, 281, 320);
    }

    @ParameterizedTest
    @CsvSource({"300, 301", "300, 500", "1, 600"})
    void events_that_were_exchanged_are_found(long one, long other) {
        log.sql("update event_log.event set position = -1 where position = " + one);
        log.sql("update event_log.event set position = %d where position = %d".formatted(one, other));
        log.sql("update event_log.event set position = %d where position = -1".formatted(other));
        assertFirst(FindingKind.REORDERED, one, one);
        recomputeTree();
        assertThat(log.findings().getFirst().kind()).isEqualTo(FindingKind.REWRITTEN.code());
        assertThat(log.findings().getFirst().lastPosition()).isGreaterThanOrEqualTo(one);
        assertThat(log.findings().getFirst().position()).isLessThanOrEqualTo(one);
    }

    private void move(long after, int by) {
        log.sql("update event_log.event set position = -position where position > " + after);
        log.sql("update event_log.event set position = -position + %d where position < 0".formatted(by));
    }

    /** As somebody does who can write to all tables, but has neither the key nor the folder. */
    private void recomputeTree() {
        log.sql("truncate audit.tile, audit.checkpoint");
        log.attackedBy(folder.resolve("attacker")).build();
        assertThat(kinds()).contains(FindingKind.CHECKPOINT_FORGED.code());
        // And once more with all checkpoints in the database put back that are genuine.
        log.sql("truncate audit.checkpoint");
        log.sql("insert into audit.checkpoint select * from saved.checkpoint");
        assertThat(kinds()).doesNotContain(FindingKind.CHECKPOINT_FORGED.code());
    }

    @Test
    void a_leaf_that_was_changed_in_the_tree_is_told_from_an_event_that_was() {
        log.sql("""
                update audit.tile set hashes = set_byte(hashes, 32 * 43, get_byte(hashes, 32 * 43) # 1)
                where (level, index) = (0, 1)
                """);
        assertFirst(FindingKind.TREE_DAMAGED, 300, 300);
    }

    @Test
    void a_tile_of_an_upper_level_that_was_changed_is_found() {
        log.sql("update audit.tile set hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1) where level = 1");
        assertThat(kinds()).contains(FindingKind.TREE_DAMAGED.code());
        log.sql("delete from audit.tile where level = 1");
        assertThat(kinds()).contains(FindingKind.TREE_DAMAGED.code());
    }

    @Test
    void a_checkpoint_that_was_deleted_or_replaced_is_found() {
        log.sql("delete from audit.checkpoint where size = 320");
        assertFirst(FindingKind.CHECKPOINT_MISSING, 320, 320);
        log.sql("insert into audit.checkpoint select 320, note, signed_at from audit.checkpoint where size = 360");
        assertFirst(FindingKind.CHECKPOINT_FORGED, 320, 320);
        log.sql("update audit.checkpoint set note = 'no note' where size = 320");
        assertFirst(FindingKind.CHECKPOINT_FORGED, 320, 320);
    }

    @Test
    void a_checkpoint_of_a_future_that_nobody_signed_is_found_for_what_it_is() {
        log.sql(
                "insert into audit.checkpoint select 1000000000, note, signed_at from audit.checkpoint where size = 600");
        assertThat(kinds()).containsExactly(FindingKind.CHECKPOINT_FORGED.code());
    }

    @Test
    void the_newest_checkpoints_that_were_deleted_are_found() {
        log.sql("delete from audit.checkpoint where size > 500");
        assertFirst(FindingKind.CHECKPOINT_MISSING, 520, 520);
    }

    @Test
    void a_file_outside_that_was_cut_is_found() throws IOException {
        List<String> notes = log.written().stream()
                .map(checkpoint -> checkpoint.note() + "\n")
                .toList();
        Files.writeString(log.outside().file(), String.join("", notes.subList(5, notes.size())));
        assertFirst(FindingKind.CHECKPOINT_MISSING, 40, 40);
        Files.delete(log.outside().file());
        Files.delete(folder.resolve("checkpoints/latest"));
        assertThat(kinds()).contains(FindingKind.CHECKPOINT_MISSING.code());
    }

    @Test
    void a_note_outside_that_was_changed_is_found() throws IOException {
        change("rapport\n320\n", "rapport\n321\n");
        assertThat(kinds()).contains(FindingKind.CHECKPOINT_FORGED.code(), FindingKind.CHECKPOINT_MISSING.code());
    }

    @Test
    void a_check_of_the_newest_events_leaves_notes_outside_from_before_them_to_the_full_one() throws Exception {
        change("rapport\n320\n", "rapport\n321\n");

        assertThat(log.selfCheck().recent(50).findings()).isEmpty();
        assertThat(kinds()).contains(FindingKind.CHECKPOINT_FORGED.code());
    }

    @Test
    void a_new_note_outside_that_was_changed_to_be_from_before_is_found_by_a_check_of_the_newest_events()
            throws Exception {
        change("rapport\n560\n", "rapport\n56\n");

        assertThat(log.selfCheck().recent(50).findings())
                .extracting(finding -> finding.kind())
                .contains(FindingKind.CHECKPOINT_FORGED.code());
    }

    private void change(String from, String to) throws IOException {
        String notes = Files.readString(log.outside().file());
        assertThat(notes).contains(from);
        Files.writeString(log.outside().file(), notes.replace(from, to));
    }

    @Test
    void a_check_of_the_newest_events_finds_what_was_done_to_them() throws Exception {
        log.sql("update event_log.event set name = 'content.approved' where position = 590");
        assertThat(log.selfCheck().recent(50).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.position()).isEqualTo(590));
        log.sql("update event_log.event set name = 'content.submitted' where position = 590");
        log.sql("update event_log.event set name = 'content.approved' where position = 10");
        Verdict recent = log.selfCheck().recent(50);
        assertThat(recent.after()).isEqualTo(512);
        assertThat(recent.findings()).isEmpty();
    }

    @Test
    void two_histories_that_were_both_signed_are_not_consistent() {
        SignedCheckpoint genuine = log.written().get(9);
        log.sql("update event_log.event set name = 'content.approved' where position = 300");
        log.sql("truncate audit.tile, audit.checkpoint");
        AuditedLog fork = log.in(folder.resolve("fork")).build();
        SignedCheckpoint forked = fork.written().getLast();
        ConsistencyProof proof = fork.proofs().consistency(genuine.size(), forked.size());
        assertThat(proof.proves(
                        fork.proofs().root(genuine.size()), forked.checkpoint().root()))
                .isTrue();
        assertThat(proof.proves(genuine.checkpoint().root(), forked.checkpoint().root()))
                .isFalse();
        assertFirst(FindingKind.REWRITTEN, 281, 320);
    }

    private void assertFirst(FindingKind kind, long position, long lastPosition) {
        Finding first = log.findings().getFirst();
        assertThat(first.kind()).as(first.detail()).isEqualTo(kind.code());
        assertThat(first.position()).isEqualTo(position);
        assertThat(first.lastPosition()).isEqualTo(lastPosition);
    }

    private List<String> kinds() {
        return log.findings().stream().map(Finding::kind).toList();
    }
}
