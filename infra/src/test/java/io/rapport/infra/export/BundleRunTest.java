package io.rapport.infra.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rapport.domain.export.EventSelector;
import io.rapport.domain.export.ExportFilter;
import io.rapport.domain.export.ExportFlaw;
import io.rapport.domain.export.ExportId;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.audit.AuditedLog;
import io.rapport.infra.bundle.BundleEntry;
import io.rapport.infra.bundle.BundleHead;
import io.rapport.infra.bundle.BundleStore;
import io.rapport.infra.bundle.BundleWriter.Written;
import io.rapport.infra.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** No bundle is made of a log that is not what was signed, whether or not what differs was asked for. */
class BundleRunTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    /** Of which nothing is written, because all events are of content. */
    private static final HcpId NOBODY = new HcpId("hcp-nobody");

    @TempDir
    private Path folder;

    private AuditedLog log;

    @BeforeEach
    void grow() {
        DATABASE.template().execute("truncate event_log.event, audit.tile, audit.checkpoint");
        log = AuditedLog.of(DATABASE, folder).grow(5, 100);
    }

    private static BundleStore memory() {
        Map<BundleEntry, ByteArrayOutputStream> entries = new EnumMap<>(BundleEntry.class);
        return new BundleStore() {
            @Override
            public OutputStream write(BundleEntry entry) {
                return entries.computeIfAbsent(entry, _ -> new ByteArrayOutputStream());
            }

            @Override
            public InputStream read(BundleEntry entry) {
                return new ByteArrayInputStream(
                        entries.getOrDefault(entry, new ByteArrayOutputStream()).toByteArray());
            }
        };
    }

    private Written run(@Nullable HcpId hcp, ExportFilter filter) throws IOException, InterruptedException {
        return run(500, hcp, filter, Set.of(), memory());
    }

    private Written run(long size, @Nullable HcpId hcp, ExportFilter filter, Set<Long> handedOut, BundleStore store)
            throws IOException, InterruptedException {
        BundleHead head = new BundleHead(
                new ExportId("export-1"),
                hcp,
                filter,
                new Actor("ann"),
                Instant.EPOCH,
                size,
                log.key(),
                log.history().covering(size).orElseThrow());
        BundleRun run = new BundleRun(log.leaves(), log.history(), head, handedOut, new BundleRun.Progress() {
            @Override
            public void reading(long position, long events) {}

            @Override
            public void writing(long position, long events) {}
        });
        return run.run(store);
    }

    private ExportFailure failure() {
        return catchThrowableOfType(ExportFailure.class, () -> run(NOBODY, ExportFilter.NONE));
    }

    @Test
    void all_that_was_asked_for_is_in_it() throws Exception {
        assertThat(run(null, ExportFilter.NONE).events()).isEqualTo(500);
        assertThat(run(NOBODY, ExportFilter.NONE).events()).isZero();
        ExportFilter consent = new ExportFilter(null, null, new TreeSet<>(Set.of(new EventSelector("consent"))));
        assertThat(run(null, consent).events()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update event_log.event set recorded_at = recorded_at + interval '1 ms' where position = 217 | EVENT_DIFFERS | 217",
                "delete from event_log.event where position = 217 | EVENT_MISSING | 217",
                "delete from event_log.event where position > 490 | EVENT_MISSING | 491",
                "update event_log.event set metadata = '[]' where position = 217 | EVENT_UNREADABLE | 217",
                "delete from audit.tile where level = 0 and index = 0 | TREE_DAMAGED | 500",
                "update audit.tile set hashes = overlay(hashes placing '\\x00ff00ff' from 32 * 9 + 1) where level = 0 and index = 0 | EVENT_DIFFERS | 10"
            })
    void no_bundle_is_made_of_a_log_that_is_not_what_was_signed(String tampering, ExportFlaw flaw, long position) {
        log.sql(tampering);
        ExportFailure failure = failure();
        assertThat(failure.flaw()).isEqualTo(flaw);
        assertThat(failure.position()).isEqualTo(position);
    }

    /** Event, leaf and all that follows from it are changed together; the checkpoint is not, because the key is elsewhere. */
    @Test
    void nor_of_one_whose_tree_was_recomputed() {
        log.sql("create table note as select * from audit.checkpoint where size = 500");
        log.sql("update event_log.event set recorded_at = recorded_at + interval '1 ms' where position = 217");
        log.sql("truncate audit.tile, audit.checkpoint");
        AuditedLog.of(DATABASE, folder.resolve("elsewhere")).build();
        log.sql("truncate audit.checkpoint");
        log.sql("insert into audit.checkpoint select * from note");
        log.sql("drop table note");
        ExportFailure failure = failure();
        assertThat(failure.flaw()).isEqualTo(ExportFlaw.TREE_DAMAGED);
        assertThat(failure.position()).isEqualTo(500);
    }

    /** As above, by somebody who has the key; what was written outside before tells. */
    @Test
    void nor_of_one_that_was_rewritten_and_signed_anew() {
        log.sql("update event_log.event set recorded_at = recorded_at + interval '1 ms' where position = 217");
        log.sql("truncate audit.tile, audit.checkpoint");
        AuditedLog.of(DATABASE, folder.resolve("elsewhere")).build();
        ExportFailure failure = failure();
        assertThat(failure.flaw()).isEqualTo(ExportFlaw.HISTORY_REWRITTEN);
        assertThat(failure.position()).isEqualTo(300);
    }

    private List<Long> proven(BundleStore bundle) throws IOException {
        try (InputStream lines = new InflaterInputStream(bundle.read(BundleEntry.CONSISTENCY), new Inflater(true))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JsonMapper.shared().readTree(line).path("size").asLong())
                    .toList();
        }
    }

    @Test
    void of_old_checkpoints_a_bundle_has_proofs_for_one_of_each_block_and_for_those_of_earlier_bundles()
            throws Exception {
        log.growSigningEach(600);
        BundleStore bundle = memory();
        run(1_100, NOBODY, ExportFilter.NONE, Set.of(542L), bundle);
        List<Long> proven = proven(bundle);
        assertThat(proven)
                .startsWith(100L, 200L, 300L, 400L)
                .contains(542L, 543L)
                .doesNotContain(540L, 544L);
        assertThat(proven.stream().filter(size -> size > 1_100 - 2 * ProofSpacing.NEAR))
                .hasSize(2 * (int) ProofSpacing.NEAR - 1);
    }

    @Test
    void checkpoints_without_a_proof_in_the_bundle_are_held_against_the_log_as_well() throws Exception {
        log.growSigningEach(600);
        log.sql("update event_log.event set recorded_at = recorded_at + interval '1 ms' where position = 540");
        log.sql("truncate audit.tile, audit.checkpoint");
        AuditedLog.of(DATABASE, folder.resolve("elsewhere")).build();
        ExportFailure failure = catchThrowableOfType(
                ExportFailure.class, () -> run(1_100, NOBODY, ExportFilter.NONE, Set.of(), memory()));
        assertThat(failure.flaw()).isEqualTo(ExportFlaw.HISTORY_REWRITTEN);
        assertThat(failure.position()).isEqualTo(540);
    }
}
