package io.rapport.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.audit.BadNote;
import io.rapport.domain.audit.Hash;
import io.rapport.infra.eventlog.StoredLeaf;
import io.rapport.infra.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree grows with the log, what is signed always extends what was, and a crash at any moment is made good. */
class TreeBuilderTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir
    private Path folder;

    private AuditedLog log;

    @BeforeEach
    void empty() {
        DATABASE.template().execute("truncate event_log.event, audit.tile, audit.checkpoint, audit.verdict");
        log = AuditedLog.of(DATABASE, folder.resolve("checkpoints"));
    }

    @Test
    void an_empty_log_has_no_checkpoint() throws IOException {
        log.build();
        assertThat(log.checkpoints().newest()).isEmpty();
        assertThat(log.outside().newest(log.key())).isEmpty();
    }

    @Test
    void every_event_is_proven_by_the_newest_checkpoint() throws Exception {
        log.grow(3, 300);
        SignedCheckpoint newest = log.outside().newest(log.key()).orElseThrow();
        assertThat(newest.size()).isEqualTo(900);
        List<Hash> leaves = leaves();
        for (int position = 1; position <= 900; position++) {
            Hash leaf = leaves.get(position - 1);
            assertThat(log.proofs().leaf(position)).isEqualTo(leaf);
            assertThat(log.proofs()
                            .inclusion(position, 900)
                            .proves(leaf, newest.checkpoint().root()))
                    .isTrue();
        }
    }

    private List<Hash> leaves() throws InterruptedException {
        List<StoredLeaf> leaves = new ArrayList<>();
        log.leaves().read(0, log.leaves().head(), leaves::add);
        return leaves.stream()
                .map(StoredLeaf::hash)
                .map(Objects::requireNonNull)
                .toList();
    }

    @Test
    void each_checkpoint_extends_every_one_before() {
        log.grow(6, 97);
        List<SignedCheckpoint> written = log.written();
        assertThat(written).extracting(SignedCheckpoint::size).containsExactly(97L, 194L, 291L, 388L, 485L, 582L);
        for (SignedCheckpoint from : written) {
            for (SignedCheckpoint to : written) {
                if (from.size() <= to.size()) {
                    assertThat(log.proofs()
                                    .consistency(from.size(), to.size())
                                    .proves(
                                            from.checkpoint().root(),
                                            to.checkpoint().root()))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void the_database_and_the_folder_have_the_same_notes() throws IOException {
        log.grow(3, 10);
        assertThat(log.checkpoints().after(0, 10))
                .extracting(KeptCheckpoint::note)
                .isEqualTo(log.written().stream().map(SignedCheckpoint::note).toList());
        assertThat(log.outside().latest()).isEqualTo(log.written().getLast().note());
    }

    @Test
    void what_a_process_that_died_had_not_written_outside_is_written_at_the_next_start() throws IOException {
        log.grow(2, 10);
        String one = Files.readString(log.outside().file());
        String latest = log.outside().latest();
        log.grow(2, 10);
        String all = Files.readString(log.outside().file());
        Files.writeString(log.outside().file(), one);
        Files.writeString(folder.resolve("checkpoints/latest"), latest);

        log.build();

        assertThat(Files.readString(log.outside().file())).isEqualTo(all);
        assertThat(log.outside().latest()).isEqualTo(log.written().getLast().note());
        assertThat(log.findings()).isEmpty();
    }

    @Test
    void a_note_that_was_written_by_half_is_finished_wherever_it_broke_off() throws IOException {
        log.grow(1, 10);
        int one = Files.readAllBytes(log.outside().file()).length;
        String latest = log.outside().latest();
        log.grow(1, 10);
        byte[] both = Files.readAllBytes(log.outside().file());
        for (int length = one; length <= both.length; length++) {
            Files.write(log.outside().file(), Arrays.copyOf(both, length));
            Files.writeString(folder.resolve("checkpoints/latest"), latest);
            log.build();
            assertThat(log.written()).extracting(SignedCheckpoint::size).containsExactly(10L, 20L);
        }
        assertThat(log.findings()).isEmpty();
        log.grow(1, 10);
        assertThat(log.written()).extracting(SignedCheckpoint::size).containsExactly(10L, 20L, 30L);
    }

    @Test
    void the_tree_is_built_anew_where_the_database_has_lost_it() {
        log.grow(3, 100);
        List<SignedCheckpoint> before = log.written();
        log.sql("truncate audit.tile, audit.checkpoint");
        log.build();
        assertThat(log.checkpoints().newest().orElseThrow().note())
                .isEqualTo(before.getLast().note());
        assertThat(log.written()).isEqualTo(before);
        log.grow(1, 100);
        assertThat(log.written()).hasSize(4);
    }

    @Test
    void a_long_log_is_covered_in_parts() {
        log.append(TreeBuilder.BATCH + 5_000).build();
        assertThat(log.written())
                .extracting(SignedCheckpoint::size)
                .containsExactly((long) TreeBuilder.BATCH, TreeBuilder.BATCH + 5_000L);
        assertThat(log.findings()).isEmpty();
        assertThat(bytesPerLeaf()).isLessThan(100);
    }

    private double bytesPerLeaf() {
        log.sql("vacuum full audit.tile");
        Long bytes = DATABASE.template()
                .queryForObject(
                        "select pg_total_relation_size('audit.tile') + pg_total_relation_size('audit.checkpoint')",
                        Long.class);
        return (double) Objects.requireNonNull(bytes) / log.leaves().head();
    }

    @Test
    void one_process_extends_the_tree_at_a_time() throws SQLException {
        try (TreeClaim _ = TreeClaim.of(DATABASE.dataSource()).orElseThrow()) {
            assertThat(TreeClaim.of(DATABASE.dataSource())).isEmpty();
        }
        TreeClaim next = TreeClaim.of(DATABASE.dataSource()).orElseThrow();
        next.close();
    }

    @Test
    void a_process_with_a_folder_of_its_own_goes_on_with_the_same_tree() {
        log.grow(2, 10);
        AuditedLog other = log.in(folder.resolve("other"));
        other.grow(2, 10);
        assertThat(other.written()).extracting(SignedCheckpoint::size).containsExactly(10L, 20L, 30L, 40L);
        log.grow(1, 10);
        assertThat(log.written()).extracting(SignedCheckpoint::size).containsExactly(10L, 20L, 30L, 40L, 50L);
    }

    @Test
    void a_truncated_log_is_not_signed() {
        log.grow(2, 10);
        log.sql("delete from event_log.event where position > 15");
        assertRefused(FindingKind.TRUNCATED, 16);
        log.sql("truncate audit.tile, audit.checkpoint");
        assertRefused(FindingKind.TRUNCATED, 16);
    }

    @Test
    void another_history_is_not_signed_though_the_database_has_no_trace_of_the_first() {
        log.grow(2, 10);
        log.sql("update event_log.event set name = 'content.approved' where position = 7");
        log.sql("truncate audit.tile, audit.checkpoint");
        log.append(10);
        assertRefused(FindingKind.REWRITTEN, 1);
        assertThat(log.checkpoints().newest()).isEmpty();
    }

    @Test
    void a_tree_that_was_recomputed_is_not_extended() {
        log.grow(2, 10);
        log.sql("update event_log.event set name = 'content.approved' where position = 7");
        log.sql("truncate audit.tile, audit.checkpoint");
        log.attackedBy(folder.resolve("attacker")).build();
        log.append(1);
        assertRefused(FindingKind.CHECKPOINT_FORGED, 20);
    }

    @Test
    void a_history_that_the_key_itself_has_signed_elsewhere_is_not_gone_on_with() {
        log.grow(2, 10);
        log.sql("update event_log.event set name = 'content.approved' where position = 7");
        log.sql("truncate audit.tile, audit.checkpoint");
        log.in(folder.resolve("fork")).grow(2, 10);
        assertRefused(FindingKind.REWRITTEN, 1);
    }

    @Test
    void a_damaged_tree_is_not_extended() {
        log.grow(1, 300);
        log.sql(
                "update audit.tile set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) where (level, index) = (0, 1)");
        assertRefused(FindingKind.TREE_DAMAGED, 300);
        log.sql("delete from audit.tile");
        assertRefused(FindingKind.TREE_DAMAGED, 300);
    }

    @Test
    void a_gap_is_not_passed() {
        log.grow(1, 10).append(10);
        log.sql("delete from event_log.event where position = 14");
        assertRefused(FindingKind.DELETED, 14);
    }

    @Test
    void an_event_that_can_have_no_leaf_is_not_passed() {
        log.append(10);
        log.sql("update event_log.event set metadata = '{\"actor\":\"a\",\"actor\":\"b\"}' where position = 4");
        assertRefused(FindingKind.CHANGED, 4);
    }

    @Test
    void nothing_is_signed_while_the_latest_checkpoint_outside_is_none_of_ours() throws IOException {
        log.grow(1, 10).append(1);
        Files.writeString(
                folder.resolve("checkpoints/latest"),
                Files.readString(folder.resolve("checkpoints/latest")).replace("\n10\n", "\n11\n"));
        assertRefused(FindingKind.CHECKPOINT_FORGED, 0);
        assertThatExceptionOfType(BadNote.class).isThrownBy(() -> log.outside().newest(log.key()));
    }

    @Test
    void rubbish_in_the_file_does_not_hide_what_follows() throws IOException {
        log.grow(1, 10);
        Files.write(
                log.outside().file(),
                "rubbish\n\nand more".getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);
        log.grow(2, 10);
        assertThat(log.outside().newest(log.key()).orElseThrow().size()).isEqualTo(30);
        assertThat(log.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo("checkpoint-forged"));
    }

    private void assertRefused(FindingKind kind, long position) {
        assertThatExceptionOfType(TreeRefusal.class)
                .isThrownBy(() -> log.build())
                .satisfies(refusal -> {
                    assertThat(refusal.finding().kind()).isEqualTo(kind.code());
                    assertThat(refusal.finding().position()).isEqualTo(position);
                });
    }
}
