package io.rapport.infra.bundle;

import io.rapport.domain.audit.BundleSeal;
import io.rapport.domain.audit.ConsistencyProof;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.InclusionProof;
import io.rapport.domain.audit.Leaf;
import io.rapport.domain.audit.SignedNote;
import io.rapport.domain.export.BundleDigest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Makes a bundle, entry by entry, without ever having one in memory: first the events with their proofs, in the order of the
 * log, then the earlier checkpoints by ascending size, then all that follows from these. The same input gives the same bytes.
 * For one thread, once.
 */
public final class BundleWriter implements AutoCloseable {

    private static final int LINE_FEED = '\n';
    private static final int BUFFER = 65_536;

    /**
     * A bundle that is complete.
     *
     * @param manifest the digest of its manifest
     * @param entries in the order of the zip
     */
    public record Written(BundleDigest manifest, long events, List<EntryFacts> entries) {

        public Written {
            entries = List.copyOf(entries);
        }
    }

    private final BundleStore store;
    private final BundleHead head;
    private final Map<BundleEntry, EntryWriter> written = new EnumMap<>(BundleEntry.class);
    private final OutputStream eventLines;
    private final OutputStream proofLines;
    private final OutputStream consistencyLines;
    private long events;
    private long earlierCheckpoints;

    public BundleWriter(BundleStore store, BundleHead head) throws IOException {
        this.store = store;
        this.head = head;
        this.eventLines = open(BundleEntry.EVENTS);
        this.proofLines = open(BundleEntry.PROOFS);
        this.consistencyLines = open(BundleEntry.CONSISTENCY);
    }

    private OutputStream open(BundleEntry entry) throws IOException {
        EntryWriter writer = new EntryWriter(entry, store.write(entry));
        written.put(entry, writer);
        return new BufferedOutputStream(writer, BUFFER);
    }

    public long events() {
        return events;
    }

    /** @throws IllegalArgumentException if JSON has no form for something in the event's metadata; nothing is written then */
    public void event(Leaf leaf, InclusionProof proof) throws IOException {
        byte[] line = EventLine.of(proof.index() + 1, leaf).format();
        eventLines.write(line);
        eventLines.write(LINE_FEED);
        proofLines.write(ProofLine.of(proof).format());
        proofLines.write(LINE_FEED);
        events++;
    }

    /** @param root of the smaller tree, as it was signed then */
    public void earlierCheckpoint(Hash root, ConsistencyProof proof) throws IOException {
        consistencyLines.write(ConsistencyLine.of(root, proof).format());
        consistencyLines.write(LINE_FEED);
        earlierCheckpoints++;
    }

    /**
     * Makes the rest.
     *
     * @param signer signs with the log's key
     * @param progress is told how many events are in the trail, again and again
     */
    public Written finish(Function<BundleSeal, SignedNote> signer, LongConsumer progress) throws IOException {
        eventLines.close();
        proofLines.close();
        consistencyLines.close();
        writeTrail(progress);
        write(BundleEntry.README, BundleReadme.of(head));
        write(BundleEntry.VERIFIER_KEY, head.key() + "\n");
        write(BundleEntry.CHECKPOINT, head.note().format());
        List<ManifestEntry> entries = BundleEntry.listed().stream()
                .map(entry -> writer(entry).manifestEntry())
                .toList();
        byte[] manifest = BundleJson.indentedWriter(Manifest.class)
                .writeValueAsBytes(Manifest.of(head, events, earlierCheckpoints, entries));
        write(BundleEntry.MANIFEST, manifest);
        byte[] digest = Sha256.digest().digest(manifest);
        BundleSeal seal = new BundleSeal(head.key().name(), Hash.of(digest));
        write(BundleEntry.SEAL, signer.apply(seal).format());
        List<EntryFacts> facts = new ArrayList<>();
        for (BundleEntry entry : BundleEntry.values()) {
            facts.add(writer(entry).facts());
        }
        return new Written(new BundleDigest(Sha256.hex(digest)), events, facts);
    }

    private EntryWriter writer(BundleEntry entry) {
        EntryWriter writer = written.get(entry);
        if (writer == null) {
            throw new IllegalStateException("not written: " + entry);
        }
        return writer;
    }

    private void writeTrail(LongConsumer progress) throws IOException {
        try (Lines lines = new Lines(BundleEntry.EVENTS, new Inflated(store.read(BundleEntry.EVENTS)));
                OutputStream csv = open(BundleEntry.TRAIL_CSV);
                OutputStream html = open(BundleEntry.TRAIL_HTML)) {
            CsvTrail.writeHeader(csv);
            HtmlTrail.writeHead(html, head, events);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                TrailRow row = TrailRow.of(EventLine.parse(line));
                CsvTrail.writeRow(csv, row);
                HtmlTrail.writeRow(html, row);
                progress.accept(lines.number());
            }
            HtmlTrail.writeEnd(html);
        }
    }

    private void write(BundleEntry entry, String content) throws IOException {
        write(entry, content.getBytes(StandardCharsets.UTF_8));
    }

    private void write(BundleEntry entry, byte[] content) throws IOException {
        try (OutputStream out = open(entry)) {
            out.write(content);
        }
    }

    /** Where it was not finished, gives back what it holds. */
    @Override
    public void close() {
        written.values().forEach(EntryWriter::release);
    }
}
