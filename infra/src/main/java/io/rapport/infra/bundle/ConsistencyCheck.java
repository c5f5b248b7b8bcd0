package io.rapport.infra.bundle;

import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.Hash;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Verifies that the bundle's checkpoint extends the earlier ones. For one thread, once. */
final class ConsistencyCheck {

    private final Manifest manifest;
    private final Checkpoint checkpoint;
    private final @Nullable Checkpoint kept;
    private boolean found;

    /** @param kept a checkpoint from outside, which may be among the earlier ones */
    ConsistencyCheck(Manifest manifest, Checkpoint checkpoint, @Nullable Checkpoint kept) {
        this.manifest = manifest;
        this.checkpoint = checkpoint;
        this.kept = kept;
    }

    void run(BundleFile file) throws IOException {
        try (Lines lines = new Lines(BundleEntry.CONSISTENCY, file.content(BundleEntry.CONSISTENCY))) {
            long last = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                last = check(line, lines.number(), last);
            }
            if (lines.number() != manifest.earlierCheckpoints()) {
                throw BrokenBundle.in(
                        BundleEntry.CONSISTENCY,
                        "there are %,d proofs, not %,d".formatted(lines.number(), manifest.earlierCheckpoints()));
            }
        }
    }

    private long check(byte[] json, long number, long last) {
        ConsistencyLine line;
        try {
            line = ConsistencyLine.parse(json);
            Hash root = Hash.parse(line.root());
            if (line.size() > last
                    && line.size() < checkpoint.size()
                    && line.proof(checkpoint.size()).proves(root, checkpoint.root())) {
                compare(line.size(), root);
                return line.size();
            }
        } catch (JacksonException | IllegalArgumentException _) {
            // Told below.
        }
        throw BrokenBundle.in(
                BundleEntry.CONSISTENCY, "line " + number + " does not prove that an earlier checkpoint is extended");
    }

    private void compare(long size, Hash root) {
        if (kept != null && kept.size() == size) {
            if (!kept.root().equals(root)) {
                throw forked(kept);
            }
            found = true;
        }
    }

    static BrokenBundle forked(Checkpoint kept) {
        return BrokenBundle.against(
                "your checkpoint",
                "the log of this bundle had another history when it had %,d events: it was forked or rewritten"
                        .formatted(kept.size()));
    }

    boolean found() {
        return found;
    }
}
