package io.rapport.infra.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.audit.BundleSeal;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.InclusionProof;
import io.rapport.domain.audit.Leaf;
import io.rapport.domain.audit.SignedNote;
import io.rapport.domain.audit.VerifierKey;
import io.rapport.domain.export.EventSelector;
import io.rapport.domain.export.ExportFilter;
import io.rapport.infra.bundle.BundledLog.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a bundle is found out, and where. */
class BundleVerifierTest {

    private static final ExportFilter GRANTS =
            new ExportFilter(null, null, new TreeSet<>(Set.of(new EventSelector("consent.granted"))));

    private static final BundledLog LOG = BundledLog.withNewKey();

    private static byte[] whole;
    private static byte[] adas;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeLog() {
        LOG.append(2).append(3).append(7);
        whole = LOG.wholeBundle();
        adas = LOG.bundle(BundledLog.ADA, ExportFilter.NONE);
    }

    private static BundleReport verify(byte[] bundle, @Nullable VerifierKey key, @Nullable SignedNote earlier) {
        try {
            return BundleVerifier.verify(Files.write(folder.resolve("bundle.zip"), bundle), key, earlier, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BundleReport verify(byte[] bundle) {
        return verify(bundle, LOG.key(), null);
    }

    private static BrokenBundle broken(byte[] bundle) {
        return assertBroken(verify(bundle), "changed bundle");
    }

    private static BrokenBundle assertBroken(BundleReport report, String what) {
        assertThat(report.broken()).as(what).isNotNull();
        return report.broken();
    }

    private static void assertSound(BundleReport report) {
        assertThat(report.broken())
                .as(() -> report.broken() == null
                        ? ""
                        : report.broken().place() + ": " + report.broken().detail())
                .isNull();
    }

    private static ZipLayout layout(byte[] bundle) {
        try (BundleFile file = BundleFile.open(Files.write(folder.resolve("layout.zip"), bundle))) {
            return ZipLayout.of(
                    Arrays.stream(BundleEntry.values()).map(file::facts).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] flipped(byte[] bundle, int at, int bit) {
        byte[] changed = bundle.clone();
        changed[at] ^= (byte) (1 << bit);
        return changed;
    }

    /** The entry in which a byte is, or whose header it is in; "zip" in the directory. */
    private static String owner(ZipLayout layout, int at) {
        String owner = "zip";
        for (int i = 0; i < layout.entries().size() && at < layout.directoryOffset(); i++) {
            if (layout.headerOffset(i) <= at) {
                owner = layout.entries().get(i).entry().fileName();
            }
        }
        return owner;
    }

    @Test
    void a_bundle_of_the_whole_log_verifies() {
        BundleReport report = verify(whole);
        assertSound(report);
        assertThat(report.checks())
                .extracting(BundleReport.Line::name)
                .containsExactly(
                        "zip", "manifest", "entries", "checkpoint", "events", "completeness", "trail", "consistency");
    }

    @Test
    void so_does_one_about_an_hcp_and_one_with_a_filter_and_one_of_nothing() {
        assertSound(verify(adas));
        assertSound(verify(LOG.bundle(null, GRANTS)));
        Instant never = Instant.parse("1999-01-01T00:00:00Z");
        assertSound(verify(LOG.bundle(null, new ExportFilter(null, never, new TreeSet<>()))));
    }

    @Test
    void the_same_events_and_checkpoint_give_the_same_bytes() {
        assertThat(LOG.wholeBundle()).isEqualTo(whole);
    }

    @Test
    void zip_programs_read_it() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                zip.readAllBytes();
            }
        }
        assertThat(names)
                .containsExactlyElementsOf(Arrays.stream(BundleEntry.values())
                        .map(BundleEntry::fileName)
                        .toList());
    }

    @Test
    void no_byte_of_the_file_can_be_changed() {
        Random random = new Random(17);
        ZipLayout layout = layout(whole);
        for (int at = 0; at < whole.length; at++) {
            BrokenBundle broken = assertBroken(verify(flipped(whole, at, random.nextInt(8))), "byte " + at);
            String owner = owner(layout, at);
            if (!owner.equals("zip")) {
                assertThat(broken.place()).as("byte %d of %s", at, owner).isEqualTo(owner);
            }
        }
    }

    /** What the directory says of an entry is told as broken there, or in the entry that is not where it should be. */
    @Test
    void no_byte_of_a_larger_bundle_can_be_changed() {
        BundledLog large = LOG.empty().append(700);
        byte[] bundle = large.wholeBundle();
        ZipLayout layout = layout(bundle);
        Random random = new Random(42);
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt((int) layout.directoryOffset());
            BrokenBundle broken = assertBroken(verify(flipped(bundle, at, random.nextInt(8))), "byte " + at);
            assertThat(broken.place()).as("byte %d", at).isEqualTo(owner(layout, at));
        }
    }

    @Test
    void no_end_can_be_cut_off() {
        for (int length = 0; length < whole.length; length += length < whole.length - 700 ? 97 : 1) {
            assertThat(broken(Arrays.copyOf(whole, length)).place()).isEqualTo("zip");
        }
    }

    @Test
    void nothing_can_be_added_around_or_between() {
        ZipLayout layout = layout(whole);
        for (int at : new int[] {
            0, (int) layout.contentOffset(3), (int) layout.headerOffset(4), (int) layout.directoryOffset(), whole.length
        }) {
            ByteArrayOutputStream longer = new ByteArrayOutputStream();
            longer.write(whole, 0, at);
            longer.write('x');
            longer.write(whole, at, whole.length - at);
            broken(longer.toByteArray());
        }
    }

    /** Garbage where the directory is must neither exhaust memory nor end in anything but an answer. */
    @Test
    void a_hostile_directory_is_answered() {
        int start = (int) layout(whole).directoryOffset();
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            byte[] hostile = whole.clone();
            ByteBuffer bytes = ByteBuffer.wrap(hostile).order(ByteOrder.LITTLE_ENDIAN);
            int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                int at = start + random.nextInt(whole.length - start - 8);
                switch (random.nextInt(4)) {
                    case 0 -> bytes.putInt(at, -1);
                    case 1 -> bytes.putInt(at, Integer.MAX_VALUE);
                    case 2 -> bytes.putLong(at, random.nextLong());
                    default -> bytes.putShort(at, (short) random.nextInt());
                }
            }
            if (!Arrays.equals(hostile, whole)) {
                assertBroken(verify(hostile), "seed " + seed);
            }
        }
    }

    private static Map<String, byte[]> unzipped(byte[] bundle) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static byte[] zipped(Iterable<Map.Entry<String, byte[]>> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void entries_cannot_be_removed_added_reordered_or_packed_anew() {
        Map<String, byte[]> entries = unzipped(whole);
        List<Map.Entry<String, byte[]>> list = new ArrayList<>(entries.entrySet());
        assertThat(broken(zipped(list)).place()).isEqualTo("README.txt");
        assertThat(broken(zipped(list.subList(1, list.size()))).place()).isEqualTo("zip");
        List<Map.Entry<String, byte[]>> more = new ArrayList<>(list);
        more.add(Map.entry("../../evil", new byte[1]));
        assertThat(broken(zipped(more)).place()).isEqualTo("zip");
        List<Map.Entry<String, byte[]>> other = new ArrayList<>(list);
        Collections.swap(other, 3, 4);
        assertThat(broken(zipped(other)).detail()).contains("events.jsonl");
    }

    @Test
    void an_entry_cannot_stand_twice() {
        List<EntryFacts> facts = new ArrayList<>(layout(whole).entries());
        facts.add(facts.getFirst());
        assertThat(broken(packed(whole, facts)).place()).isEqualTo("zip");
        facts.removeLast();
        facts.set(4, facts.get(3));
        assertThat(broken(packed(whole, facts)).detail()).contains("proofs.jsonl");
    }

    private static byte[] packed(byte[] bundle, List<EntryFacts> facts) {
        ZipLayout from = layout(bundle);
        ZipLayout to = ZipLayout.of(facts);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < facts.size(); i++) {
            int entry = facts.get(i).entry().ordinal();
            out.writeBytes(to.header(i));
            out.write(
                    bundle, (int) from.contentOffset(entry), (int) facts.get(i).storedBytes());
        }
        out.writeBytes(to.directory());
        return out.toByteArray();
    }

    /** Rewrites one entry as a bundle's writer would, so that only what is signed can tell. */
    private static byte[] rewritten(byte[] bundle, Map<BundleEntry, UnaryOperator<byte[]>> changes) {
        Map<String, byte[]> contents = unzipped(bundle);
        MemoryStore store = new MemoryStore();
        List<EntryFacts> facts = new ArrayList<>();
        for (BundleEntry entry : BundleEntry.values()) {
            byte[] content = Objects.requireNonNull(contents.get(entry.fileName()));
            try (EntryWriter writer = new EntryWriter(entry, store.write(entry))) {
                writer.write(
                        changes.getOrDefault(entry, UnaryOperator.identity()).apply(content));
                writer.close();
                facts.add(writer.facts());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return BundledLog.zip(store, facts);
    }

    private static UnaryOperator<byte[]> withLastByteChanged() {
        return content -> flipped(content, content.length - 2, 1);
    }

    @ParameterizedTest
    @EnumSource(BundleEntry.class)
    void no_content_can_be_changed_in_a_zip_that_is_right_otherwise(BundleEntry entry) {
        byte[] changed = rewritten(whole, Map.of(entry, withLastByteChanged()));
        assertThat(broken(changed).place()).isEqualTo(entry.fileName());
    }

    @Test
    void a_manifest_that_was_adapted_is_not_the_signed_one() {
        byte[] changed = rewritten(
                whole,
                Map.of(
                        BundleEntry.EVENTS,
                        withLastByteChanged(),
                        BundleEntry.MANIFEST,
                        manifest -> new String(manifest, StandardCharsets.UTF_8)
                                .replaceFirst("\"sha256\" : \"[0-9a-f]{8}", "\"sha256\" : \"00000000")
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(broken(changed).place()).isEqualTo("manifest.json");
    }

    @Test
    void a_forgery_that_is_sound_in_itself_is_of_another_key() {
        BundledLog forger = BundledLog.withNewKey().append(12);
        byte[] forgery = forger.wholeBundle();
        assertSound(verify(forgery, null, null));
        assertThat(broken(forgery).place()).isEqualTo("manifest.sig");
    }

    @Test
    void a_forgery_is_of_another_log_than_the_checkpoint_that_was_kept() {
        byte[] forgery = BundledLog.withNewKey().append(12).wholeBundle();
        assertThat(assertBroken(verify(forgery, null, LOG.checkpoint(5)), "forgery")
                        .place())
                .isEqualTo("your checkpoint");
    }

    @Test
    void an_old_seal_does_not_fit_a_new_manifest() {
        byte[] old = LOG.bundle(null, GRANTS);
        byte[] changed =
                rewritten(whole, Map.of(BundleEntry.SEAL, seal -> unzipped(old).get(BundleEntry.SEAL.fileName())));
        assertThat(broken(changed).place()).isEqualTo("manifest.json");
    }

    // What somebody makes who has the key, or what a defect of ours would make.

    private static BundledLog.Events events(UnaryOperator<List<Integer>> positions) {
        return writer -> {
            List<Integer> all = new ArrayList<>();
            for (int i = 1; i <= LOG.newest().size(); i++) {
                all.add(i);
            }
            for (int position : positions.apply(all)) {
                writer.event(LOG.leaves().get(position - 1), LOG.proof(position));
            }
        };
    }

    private static List<Integer> without(List<Integer> positions, int position) {
        return positions.stream().filter(other -> other != position).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 12})
    void an_event_that_is_left_out_of_the_whole_log_is_missed(int position) {
        BrokenBundle broken = broken(LOG.bundle(null, ExportFilter.NONE, events(all -> without(all, position))));
        assertThat(broken.place()).isEqualTo("events.jsonl");
        assertThat(broken.position()).isEqualTo(position);
    }

    @Test
    void events_are_in_the_order_of_the_log() {
        BrokenBundle broken = broken(LOG.bundle(null, ExportFilter.NONE, events(all -> {
            Collections.swap(all, 3, 4);
            return all;
        })));
        assertThat(broken.position()).isEqualTo(4L);
    }

    @Test
    void an_event_stands_once() {
        BrokenBundle broken = broken(LOG.bundle(null, ExportFilter.NONE, events(all -> {
            all.add(3, 3);
            return all;
        })));
        assertThat(broken.position()).isEqualTo(3L);
        assertThat(broken.eventId()).isEqualTo("event-3");
    }

    private static Leaf changed(Leaf leaf) {
        return new Leaf(
                leaf.eventId(),
                leaf.stream(),
                leaf.streamType(),
                leaf.sequence(),
                leaf.name(),
                leaf.revision(),
                leaf.recordedAt().plusMillis(1),
                leaf.payload(),
                leaf.metadata());
    }

    @Test
    void an_event_that_was_changed_is_not_what_was_recorded() {
        BrokenBundle broken = broken(LOG.bundle(null, ExportFilter.NONE, writer -> {
            for (int position = 1; position <= LOG.newest().size(); position++) {
                Leaf leaf = LOG.leaves().get(position - 1);
                writer.event(position == 7 ? changed(leaf) : leaf, LOG.proof(position));
            }
        }));
        assertThat(broken.place()).isEqualTo("events.jsonl");
        assertThat(broken.position()).isEqualTo(7L);
        assertThat(broken.eventId()).isEqualTo("event-7");
    }

    @Test
    void a_proof_of_another_event_proves_nothing() {
        BrokenBundle broken = broken(LOG.bundle(
                null,
                ExportFilter.NONE,
                writer -> writer.event(
                        LOG.leaves().getFirst(),
                        new InclusionProof(0, LOG.newest().size(), LOG.proof(2).hashes()))));
        assertThat(broken.position()).isEqualTo(1L);
    }

    @Test
    void a_gap_in_a_stream_of_an_hcp_shows() {
        BrokenBundle broken = broken(LOG.bundle(BundledLog.ADA, ExportFilter.NONE, events(all -> List.of(3, 9, 12))));
        assertThat(broken.position()).isEqualTo(9L);
        assertThat(broken.detail()).contains("consent:hcp-ada");
    }

    @Test
    void an_event_that_was_not_asked_for_has_no_place_in_it() {
        assertThat(broken(LOG.bundle(BundledLog.ADA, ExportFilter.NONE, events(all -> List.of(1, 3))))
                        .position())
                .isEqualTo(1L);
        assertThat(broken(LOG.bundle(null, GRANTS, events(all -> List.of(2, 3))))
                        .position())
                .isEqualTo(3L);
    }

    /** Gives one entry another content than the writer wrote, before it is digested and signed. */
    private static byte[] signedOver(BundleEntry changed, UnaryOperator<String> change) {
        Map<String, byte[]> contents = unzipped(whole);
        MemoryStore store = new MemoryStore();
        List<EntryFacts> facts = new ArrayList<>();
        List<ManifestEntry> listed = new ArrayList<>();
        try {
            for (BundleEntry entry : BundleEntry.listed()) {
                EntryWriter writer = new EntryWriter(entry, store.write(entry));
                String content = new String(contents.get(entry.fileName()), StandardCharsets.UTF_8);
                writer.write((entry == changed ? change.apply(content) : content).getBytes(StandardCharsets.UTF_8));
                writer.close();
                facts.add(writer.facts());
                listed.add(writer.manifestEntry());
            }
            byte[] manifest = BundleJson.indentedWriter(Manifest.class)
                    .writeValueAsBytes(Manifest.of(
                            LOG.head(null, ExportFilter.NONE), LOG.newest().size(), 2, listed));
            facts.add(written(store, BundleEntry.MANIFEST, manifest));
            Hash digest = Hash.of(Sha256.digest().digest(manifest));
            byte[] seal = LOG.sign(new BundleSeal("rapport", digest)).format().getBytes(StandardCharsets.UTF_8);
            facts.add(written(store, BundleEntry.SEAL, seal));
            return BundledLog.zip(store, facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EntryFacts written(MemoryStore store, BundleEntry entry, byte[] content) throws IOException {
        EntryWriter writer = new EntryWriter(entry, store.write(entry));
        writer.write(content);
        writer.close();
        return writer.facts();
    }

    @Test
    void both_trails_have_the_rows_of_the_events_and_no_others() {
        assertSound(verify(signedOver(BundleEntry.README, content -> content)));
        for (BundleEntry trail : List.of(BundleEntry.TRAIL_CSV, BundleEntry.TRAIL_HTML)) {
            BrokenBundle missing = broken(signedOver(trail, content -> content.replaceAll("(?dm)^.*event-5.*\n", "")));
            assertThat(missing.place()).isEqualTo(trail.fileName());
            assertThat(missing.position()).isEqualTo(5L);
            BrokenBundle twice =
                    broken(signedOver(trail, content -> content.replaceAll("(?dm)^(.*event-12.*\n)", "$1$1")));
            assertThat(twice.place()).isEqualTo(trail.fileName());
        }
    }

    @Test
    void no_proof_of_an_earlier_checkpoint_can_be_left_out_or_spoilt() {
        BundleEntry entry = BundleEntry.CONSISTENCY;
        assertThat(broken(signedOver(entry, content -> content.replaceFirst(".*\n", "")))
                        .place())
                .isEqualTo(entry.fileName());
        assertThat(broken(signedOver(entry, content -> content.replaceFirst("\"size\":2", "\"size\":3")))
                        .place())
                .isEqualTo(entry.fileName());
    }

    @Test
    void a_proof_that_is_missing_or_too_much_is_told() {
        BundleEntry entry = BundleEntry.PROOFS;
        assertThat(broken(signedOver(entry, content -> content.replaceFirst(".*\n", "")))
                        .place())
                .isEqualTo(entry.fileName());
        assertThat(broken(signedOver(entry, content -> content + "{\"position\":13,\"hashes\":[]}\n"))
                        .place())
                .isEqualTo(entry.fileName());
    }

    // Held against a checkpoint from elsewhere.

    @Test
    void an_earlier_checkpoint_is_extended() {
        for (byte[] bundle : List.of(whole, adas)) {
            for (long size : new long[] {2, 5, 12}) {
                BundleReport report = verify(bundle, LOG.key(), LOG.checkpoint(size));
                assertSound(report);
                assertThat(report.incomparable()).isNull();
                assertThat(report.checks().getLast().name()).isEqualTo("your checkpoint");
            }
        }
    }

    @Test
    void the_whole_log_can_be_held_against_any_earlier_checkpoint() {
        BundleReport report = verify(whole, LOG.key(), LOG.checkpoint(7));
        assertSound(report);
        assertThat(report.incomparable()).isNull();
    }

    @Test
    void a_checkpoint_that_cannot_be_compared_is_told() {
        assertThat(verify(adas, LOG.key(), LOG.checkpoint(7)).incomparable()).contains("from=7&to=12");
        BundledLog later = LOG.fork(12).append(3);
        assertThat(verify(adas, LOG.key(), later.checkpoint(15)).incomparable()).contains("from=12&to=15");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 12})
    void a_forked_log_does_not_extend_what_the_other_has_signed(int size) {
        BundledLog fork = LOG.fork(2);
        fork.append(BundledLog.leaf("other", "s", 0, "consent.granted", Instant.EPOCH, "{}", Map.of()));
        for (int next = 3; next < 12; next++) {
            fork.append(LOG.leaves().get(next));
            if (next == 4) {
                fork.sign();
            }
        }
        fork.sign();
        byte[] bundle = fork.wholeBundle();
        assertSound(verify(bundle));
        BrokenBundle broken = assertBroken(verify(bundle, LOG.key(), LOG.checkpoint(size)), "fork");
        assertThat(broken.place()).isEqualTo("your checkpoint");
    }

    @Test
    void a_forked_log_shows_in_a_bundle_of_one_hcp_as_well() {
        BundledLog fork = LOG.fork(2);
        fork.append(BundledLog.leaf("other", "s", 0, "consent.granted", Instant.EPOCH, "{}", Map.of()));
        fork.append(2).append(4);
        byte[] bundle = fork.bundle(BundledLog.ADA, GRANTS);
        assertSound(verify(bundle));
        assertThat(assertBroken(verify(bundle, LOG.key(), LOG.checkpoint(5)), "fork")
                        .place())
                .isEqualTo("your checkpoint");
    }

    // Held against one by a proof that was asked for.

    private static BundleReport verifyByProof(SignedNote kept, String answer) {
        try {
            return BundleVerifier.verify(
                    Files.write(folder.resolve("bundle.zip"), adas), LOG.key(), kept, BundleVerifier.proof(answer));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_checkpoint_for_which_the_bundle_has_no_proof_is_compared_by_one_that_was_asked_for() {
        BundleReport report = verifyByProof(LOG.checkpoint(7), LOG.answer(7, 12));
        assertSound(report);
        assertThat(report.incomparable()).isNull();
        assertThat(report.checks().getLast().name()).isEqualTo("your checkpoint");
    }

    @Test
    void so_is_one_that_is_later_than_the_bundle() {
        BundledLog later = LOG.fork(12).append(3);
        BundleReport report = verifyByProof(later.checkpoint(15), later.answer(12, 15));
        assertSound(report);
        assertThat(report.incomparable()).isNull();
    }

    @Test
    void a_proof_between_other_checkpoints_compares_nothing() {
        assertThat(verifyByProof(LOG.checkpoint(7), LOG.answer(5, 12)).incomparable())
                .contains("from=7&to=12");
    }

    @Test
    void a_log_that_was_rewritten_has_no_proof_that_it_was_only_added_to() {
        BundledLog fork = LOG.fork(2);
        fork.append(BundledLog.leaf("other", "s", 0, "consent.granted", Instant.EPOCH, "{}", Map.of()));
        fork.append(4).append(5);
        assertThat(assertBroken(verifyByProof(fork.checkpoint(7), fork.answer(7, 12)), "fork")
                        .place())
                .isEqualTo("your checkpoint");
    }
}
