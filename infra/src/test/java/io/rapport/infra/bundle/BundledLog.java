package io.rapport.infra.bundle;

import io.rapport.domain.audit.BundleSeal;
import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.ConsistencyProof;
import io.rapport.domain.audit.GrowingTree;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.InclusionProof;
import io.rapport.domain.audit.Leaf;
import io.rapport.domain.audit.MerkleTree;
import io.rapport.domain.audit.NoteSignature;
import io.rapport.domain.audit.SignedNote;
import io.rapport.domain.audit.TileId;
import io.rapport.domain.audit.TileNodes;
import io.rapport.domain.audit.VerifierKey;
import io.rapport.domain.export.ExportFilter;
import io.rapport.domain.export.ExportId;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A log in memory, its tree and its key, of which bundles are made as the application makes them. */
final class BundledLog {

    static final HcpId ADA = new HcpId("hcp-ada");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00.123456Z");

    /** The entries of a bundle that is being made. */
    static final class MemoryStore implements BundleStore {
        final Map<BundleEntry, ByteArrayOutputStream> entries = new EnumMap<>(BundleEntry.class);

        @Override
        public OutputStream write(BundleEntry entry) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            entries.put(entry, out);
            return out;
        }

        @Override
        public InputStream read(BundleEntry entry) {
            return new ByteArrayInputStream(content(entry));
        }

        byte[] content(BundleEntry entry) {
            return entries.getOrDefault(entry, new ByteArrayOutputStream()).toByteArray();
        }
    }

    private final KeyPair pair;
    private final VerifierKey key;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Map<TileId, byte[]> tiles = new HashMap<>();
    private final GrowingTree tree = new GrowingTree();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final MerkleTree proofs = new MerkleTree(new TileNodes(wanted -> tiles));

    private BundledLog(KeyPair pair) {
        this.pair = pair;
        byte[] x509 = pair.getPublic().getEncoded();
        this.key = VerifierKey.of("rapport", Arrays.copyOfRange(x509, x509.length - 32, x509.length));
    }

    static BundledLog withNewKey() {
        try {
            return new BundledLog(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Another log of the same key without events. */
    BundledLog empty() {
        return new BundledLog(pair);
    }

    VerifierKey key() {
        return key;
    }

    List<Leaf> leaves() {
        return leaves;
    }

    /** Appends events, the last of which are covered by a checkpoint; every third is about Ada. */
    BundledLog append(int events) {
        for (int i = 0; i < events; i++) {
            append(event(leaves.size() + 1));
        }
        return sign();
    }

    BundledLog append(Leaf leaf) {
        leaves.add(leaf);
        tree.append(leaf.hash());
        return this;
    }

    BundledLog sign() {
        tiles.putAll(tree.takeChanged());
        checkpoints.add(new Checkpoint("rapport", tree.size(), tree.root()));
        return this;
    }

    /** The same beginning, and then something else. */
    BundledLog fork(int from) {
        BundledLog fork = new BundledLog(pair);
        leaves.subList(0, from).forEach(fork::append);
        return fork.sign();
    }

    Checkpoint newest() {
        return checkpoints.getLast();
    }

    private static Leaf event(int position) {
        boolean isAda = position % 3 == 0;
        String hcp = isAda ? ADA.value() : "hcp-" + position;
        return leaf(
                "event-" + position,
                "consent:" + hcp,
                isAda ? position / 3 - 1 : 0,
                position % 2 == 0 ? "consent.granted" : "consent.withdrawn",
                START.plusSeconds(60L * position),
                "{\"hcpId\":\"" + hcp + "\",\"recordId\":\"record-" + position + "\"}",
                Map.of(
                        "occurredAt",
                        START.plusSeconds(60L * position - 30).toString(),
                        "subject",
                        hcp,
                        "actor",
                        "portal",
                        "consent",
                        Map.of("analytics", "record-" + position)));
    }

    static Leaf leaf(
            String id,
            String stream,
            long sequence,
            String name,
            Instant recordedAt,
            String payload,
            Map<String, ?> metadata) {
        return new Leaf(
                id,
                stream,
                "consent",
                sequence,
                name,
                2,
                recordedAt,
                payload.getBytes(StandardCharsets.UTF_8),
                metadata);
    }

    SignedNote sign(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote(text, List.of(new NoteSignature(key.name(), key.id(), signer.sign())));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    SignedNote sign(BundleSeal seal) {
        return sign(seal.text());
    }

    /** The checkpoint of a size, signed. */
    SignedNote checkpoint(long size) {
        Hash root = proofs.root(size);
        return sign(new Checkpoint("rapport", size, root).text());
    }

    InclusionProof proof(long position) {
        return proofs.inclusion(position - 1, newest().size());
    }

    /** What is answered over HTTP to whoever asks for a proof of consistency; what it says of roots is not to be believed. */
    String answer(long from, long to) {
        String hashes = proofs.consistency(from, to).hashes().stream()
                .map(hash -> '"' + hash.base64() + '"')
                .collect(Collectors.joining(","));
        return "{\"from\": %d, \"to\": %d, \"hashes\": [%s], \"fromRootHash\": \"x\", \"toCheckpoint\": \"x\"}"
                .formatted(from, to, hashes);
    }

    BundleHead head(@Nullable HcpId hcp, ExportFilter filter) {
        return new BundleHead(
                new ExportId("export-1"),
                hcp,
                filter,
                new Actor("ann"),
                START.plusSeconds(86_400),
                newest().size(),
                key,
                sign(newest().text()));
    }

    byte[] wholeBundle() {
        return bundle(null, ExportFilter.NONE);
    }

    byte[] bundle(@Nullable HcpId hcp, ExportFilter filter) {
        SelectedEvents selected = new SelectedEvents(hcp, filter);
        return bundle(hcp, filter, writer -> {
            for (int i = 0; i < newest().size(); i++) {
                if (selected.includes(leaves.get(i))) {
                    writer.event(leaves.get(i), proof(i + 1));
                }
            }
        });
    }

    /** Writes events as somebody wants who has the key. */
    @FunctionalInterface
    interface Events {
        void write(BundleWriter writer) throws IOException;
    }

    byte[] bundle(@Nullable HcpId hcp, ExportFilter filter, Events events) {
        return bundle(hcp, filter, events, UnaryOperator.identity());
    }

    byte[] bundle(@Nullable HcpId hcp, ExportFilter filter, Events events, UnaryOperator<MemoryStore> tampering) {
        MemoryStore store = tampering.apply(new MemoryStore());
        try (BundleWriter writer = new BundleWriter(store, head(hcp, filter))) {
            events.write(writer);
            for (Checkpoint earlier : checkpoints) {
                if (earlier.size() < newest().size()) {
                    ConsistencyProof proof = proofs.consistency(earlier.size(), newest().size());
                    writer.earlierCheckpoint(earlier.root(), proof);
                }
            }
            return zip(store, writer.finish(this::sign, row -> {}).entries());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(MemoryStore store, List<EntryFacts> entries) {
        ZipLayout layout = ZipLayout.of(entries);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        for (int i = 0; i < entries.size(); i++) {
            zip.writeBytes(layout.header(i));
            zip.writeBytes(store.content(entries.get(i).entry()));
        }
        zip.writeBytes(layout.directory());
        return zip.toByteArray();
    }
}
