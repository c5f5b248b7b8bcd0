package io.rapport.infra.bundle;

import io.rapport.domain.audit.BadNote;
import io.rapport.domain.audit.BundleSeal;
import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.ConsistencyProof;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.SignedNote;
import io.rapport.domain.audit.VerifierKey;
import io.rapport.infra.bundle.BundleReport.Line;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Verifies a bundle with nothing but the bundle, a key, and perhaps an earlier checkpoint. It goes from what the key has signed
 * to what follows from that: the manifest, then the bytes of each entry before anything in it is interpreted, then the events.
 */
public final class BundleVerifier {

    private static final int MOST_SMALL_BYTES = 1024 * 1024;

    private final List<Line> facts = new ArrayList<>();
    private final List<Line> checks = new ArrayList<>();
    private final @Nullable VerifierKey trusted;
    private final @Nullable SignedNote earlier;
    private final @Nullable ConsistencyProof proof;
    private @Nullable String incomparable;

    private BundleVerifier(
            @Nullable VerifierKey trusted, @Nullable SignedNote earlier, @Nullable ConsistencyProof proof) {
        this.trusted = trusted;
        this.earlier = earlier;
        this.proof = proof;
    }

    /**
     * @param trusted the log's key, from elsewhere than the bundle; without it the bundle's own key is used, and all that can be
     *     found is whether the bundle agrees with itself
     * @param earlier a checkpoint that was kept from another occasion
     * @param proof a proof of consistency between that and the bundle's checkpoint, where the bundle has none
     * @throws IOException if the file cannot be read
     */
    public static BundleReport verify(
            Path bundle, @Nullable VerifierKey trusted, @Nullable SignedNote earlier, @Nullable ConsistencyProof proof)
            throws IOException {
        return new BundleVerifier(trusted, earlier, proof).report(bundle);
    }

    /**
     * A proof as {@code GET /api/v1/audit/proofs/consistency} answers it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ConsistencyProof proof(String json) {
        return AskedProof.parse(json);
    }

    private BundleReport report(Path bundle) throws IOException {
        BrokenBundle broken = null;
        try {
            verify(bundle);
        } catch (BrokenBundle e) {
            broken = e;
        }
        return new BundleReport(facts, checks, broken, incomparable);
    }

    private void verify(Path path) throws IOException {
        try (BundleFile file = BundleFile.open(path)) {
            checks.add(new Line("zip", BundleEntry.values().length + " entries, and nothing else in the file"));
            VerifierKey key = trusted == null ? ownKey(file) : trusted;
            byte[] manifestBytes = small(file, BundleEntry.MANIFEST);
            byte[] seal = small(file, BundleEntry.SEAL);
            requireSealed(seal, manifestBytes, key);
            Manifest manifest = manifest(manifestBytes, key);
            tell(manifest);
            checks.add(new Line("manifest", "signed by the key"));
            requireEntries(file, manifest);
            requireChecksum(file, BundleEntry.MANIFEST, crc(manifestBytes));
            requireChecksum(file, BundleEntry.SEAL, crc(seal));
            checks.add(new Line("entries", "lengths and digests are those of the manifest"));
            requireSameKey(file, key);
            Checkpoint checkpoint = checkpoint(small(file, BundleEntry.CHECKPOINT), manifest, key);
            checks.add(new Line("checkpoint", "%,d events, signed by the key".formatted(checkpoint.size())));
            Checkpoint kept = kept(key);
            verifyContent(file, manifest, checkpoint, kept);
        }
    }

    private void verifyContent(BundleFile file, Manifest manifest, Checkpoint checkpoint, @Nullable Checkpoint kept)
            throws IOException {
        EventsCheck events = new EventsCheck(manifest, checkpoint, kept);
        events.run(file);
        checks.addAll(events.checks());
        ConsistencyCheck consistency = new ConsistencyCheck(manifest, checkpoint, kept);
        consistency.run(file);
        checks.add(new Line(
                "consistency", "%,d earlier checkpoints are extended".formatted(manifest.earlierCheckpoints())));
        if (kept != null) {
            compare(checkpoint, kept, consistency.found() || events.hasComparedRoots());
        }
    }

    private void compare(Checkpoint checkpoint, Checkpoint kept, boolean compared) {
        if (kept.size() == checkpoint.size() && !kept.root().equals(checkpoint.root())) {
            throw ConsistencyCheck.forked(kept);
        }
        if (compared || kept.size() == checkpoint.size()) {
            checks.add(
                    new Line("your checkpoint", "%,d events; the log was only added to since".formatted(kept.size())));
        } else {
            boolean isEarlier = kept.size() < checkpoint.size();
            compareByProof(isEarlier ? kept : checkpoint, isEarlier ? checkpoint : kept);
        }
    }

    private void compareByProof(Checkpoint smaller, Checkpoint larger) {
        if (proof == null || proof.from() != smaller.size() || proof.to() != larger.size()) {
            incomparable =
                    "The bundle cannot be compared with your checkpoint without a proof from %,d events to %,d. Ask for it, and give it as --consistency: GET /api/v1/audit/proofs/consistency?from=%d&to=%d"
                            .formatted(smaller.size(), larger.size(), smaller.size(), larger.size());
        } else if (proof.proves(smaller.root(), larger.root())) {
            checks.add(new Line(
                    "your checkpoint",
                    "by your proof the log was only added to from %,d events to %,d"
                            .formatted(smaller.size(), larger.size())));
        } else {
            throw BrokenBundle.against(
                    "your checkpoint",
                    "your proof does not show that the log was only added to from %,d events to %,d"
                            .formatted(smaller.size(), larger.size()));
        }
    }

    private static VerifierKey ownKey(BundleFile file) throws IOException {
        try {
            return VerifierKey.parse(text(small(file, BundleEntry.VERIFIER_KEY)).strip());
        } catch (BadNote e) {
            throw BrokenBundle.in(BundleEntry.VERIFIER_KEY, String.valueOf(e.getMessage()));
        }
    }

    private static void requireSealed(byte[] seal, byte[] manifest, VerifierKey key) {
        Hash sealed;
        try {
            sealed = BundleSeal.open(SignedNote.parse(seal), key).manifest();
        } catch (BadNote e) {
            throw BrokenBundle.in(BundleEntry.SEAL, String.valueOf(e.getMessage()));
        }
        if (!sealed.equals(Hash.of(Sha256.digest().digest(manifest)))) {
            throw BrokenBundle.in(BundleEntry.MANIFEST, "it is not the one that was signed");
        }
    }

    private static Manifest manifest(byte[] json, VerifierKey key) {
        Manifest manifest;
        try {
            manifest = BundleJson.reader(Manifest.class).readValue(json);
        } catch (JacksonException e) {
            throw BrokenBundle.in(
                    BundleEntry.MANIFEST, "it is signed, but of a form that this version of rapport does not know");
        }
        List<String> names =
                BundleEntry.listed().stream().map(BundleEntry::fileName).toList();
        if (manifest.format() != Manifest.FORMAT
                || !manifest.entries().stream()
                        .map(ManifestEntry::name)
                        .toList()
                        .equals(names)
                || !manifest.origin().equals(key.name())
                || manifest.log().first() != 1
                || manifest.log().last() != manifest.checkpoint().size()) {
            throw BrokenBundle.in(
                    BundleEntry.MANIFEST, "it is signed, but not that of a bundle of format 1 of this log");
        }
        return manifest;
    }

    private void tell(Manifest manifest) {
        facts.add(new Line("Export", manifest.export().value()));
        facts.add(new Line(
                "Log",
                "%s, %,d events".formatted(manifest.origin(), manifest.log().last())));
        facts.add(new Line("Root", manifest.checkpoint().root()));
        facts.add(new Line(
                "About",
                manifest.hcpId() == null
                        ? "the whole log"
                        : "HCP " + manifest.hcpId().value()));
        if (!manifest.filter().includesAll()) {
            facts.add(new Line("Filter", filter(manifest)));
        }
        facts.add(new Line("Asked for", "by " + manifest.requestedBy().value() + " at " + manifest.requestedAt()));
    }

    private static String filter(Manifest manifest) {
        List<String> parts = new ArrayList<>();
        if (manifest.filter().from() != null) {
            parts.add("from " + manifest.filter().from());
        }
        if (manifest.filter().to() != null) {
            parts.add("before " + manifest.filter().to());
        }
        manifest.filter().types().forEach(type -> parts.add(type.value()));
        return String.join(", ", parts);
    }

    /** The bytes as they are stored, so that not even a bit counts as meaningless; the content is digested where it is read. */
    private static void requireEntries(BundleFile file, Manifest manifest) throws IOException {
        for (ManifestEntry said : manifest.entries()) {
            BundleEntry entry = BundleEntry.listed().get(manifest.entries().indexOf(said));
            EntryFacts found = file.facts(entry);
            if (found.storedBytes() != said.storedBytes() || found.bytes() != said.bytes()) {
                throw BrokenBundle.in(entry, "its length is not the one in the manifest");
            }
            if (!Sha256.hex(digest(file.stored(entry))).equals(said.storedSha256())) {
                throw BrokenBundle.in(entry, "its bytes are not those of the manifest");
            }
            requireContent(file, entry, said);
        }
    }

    private static void requireContent(BundleFile file, BundleEntry entry, ManifestEntry said) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream content = new CheckedInputStream(file.content(entry), crc)) {
            if (!Sha256.hex(digest(content)).equals(said.sha256())) {
                throw BrokenBundle.in(entry, "its content is not that of the manifest");
            }
        } catch (ZipException | EOFException e) {
            throw BrokenBundle.in(entry, "it cannot be inflated");
        }
        requireChecksum(file, entry, crc);
    }

    /** Which zip programs go by, and which nothing else covers. */
    private static void requireChecksum(BundleFile file, BundleEntry entry, CRC32 crc) {
        if (crc.getValue() != file.facts(entry).crc()) {
            throw BrokenBundle.in(entry, "its checksum in the zip is not that of its content");
        }
    }

    private static CRC32 crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc;
    }

    private static byte[] digest(InputStream in) throws IOException {
        try (DigestInputStream digested = new DigestInputStream(in, Sha256.digest())) {
            digested.transferTo(OutputStream.nullOutputStream());
            return digested.getMessageDigest().digest();
        }
    }

    private static void requireSameKey(BundleFile file, VerifierKey key) throws IOException {
        if (!text(small(file, BundleEntry.VERIFIER_KEY)).equals(key + "\n")) {
            throw BrokenBundle.in(BundleEntry.VERIFIER_KEY, "it is signed for, but another than the trusted key");
        }
    }

    private static Checkpoint checkpoint(byte[] note, Manifest manifest, VerifierKey key) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.open(SignedNote.parse(note), key);
        } catch (BadNote e) {
            throw BrokenBundle.in(BundleEntry.CHECKPOINT, String.valueOf(e.getMessage()));
        }
        if (checkpoint.size() != manifest.checkpoint().size()
                || !checkpoint.root().base64().equals(manifest.checkpoint().root())) {
            throw BrokenBundle.in(BundleEntry.CHECKPOINT, "it is not the one of the manifest");
        }
        return checkpoint;
    }

    private @Nullable Checkpoint kept(VerifierKey key) {
        try {
            return earlier == null ? null : Checkpoint.open(earlier, key);
        } catch (BadNote e) {
            throw BrokenBundle.against(
                    "your checkpoint", "it is none of the log whose key has signed this bundle: " + e.getMessage());
        }
    }

    /** @throws BrokenBundle if it is larger than such an entry can be */
    private static byte[] small(BundleFile file, BundleEntry entry) throws IOException {
        if (file.facts(entry).bytes() > MOST_SMALL_BYTES) {
            throw BrokenBundle.in(entry, "it is larger than it can be");
        }
        try (InputStream in = file.content(entry)) {
            return in.readNBytes(MOST_SMALL_BYTES);
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
