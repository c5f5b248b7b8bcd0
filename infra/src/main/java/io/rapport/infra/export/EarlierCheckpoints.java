package io.rapport.infra.export;

import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.ConsistencyProof;
import io.rapport.domain.audit.MerkleTree;
import io.rapport.domain.export.ExportFlaw;
import io.rapport.infra.audit.SignedHistory;
import io.rapport.infra.bundle.BundleWriter;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds every earlier checkpoint against the one of a bundle, and writes the proofs for some of them: those that
 * {@link ProofSpacing} takes, and those of earlier bundles, which people hold. By ascending size; for one thread, once.
 */
final class EarlierCheckpoints implements SignedHistory.CheckpointConsumer {

    private record Proven(Checkpoint checkpoint, ConsistencyProof proof) {}

    private final MerkleTree tree;
    private final Checkpoint newest;
    private final Set<Long> handedOut;
    private final BundleWriter bundle;
    private @Nullable Proven last;

    /** @param handedOut the sizes of the checkpoints of earlier bundles */
    EarlierCheckpoints(MerkleTree tree, Checkpoint newest, Set<Long> handedOut, BundleWriter bundle) {
        this.tree = tree;
        this.newest = newest;
        this.handedOut = handedOut;
        this.bundle = bundle;
    }

    /** @throws ExportFailure if the log is no continuation of it */
    @Override
    public void accept(Checkpoint earlier) throws IOException {
        ConsistencyProof proof = tree.consistency(earlier.size(), newest.size());
        if (!proof.proves(earlier.root(), newest.root())) {
            throw new ExportFailure(ExportFlaw.HISTORY_REWRITTEN, earlier.size());
        }
        writeLast(earlier.size());
        last = new Proven(earlier, proof);
    }

    void finish() throws IOException {
        writeLast(null);
    }

    private void writeLast(@Nullable Long next) throws IOException {
        Proven proven = last;
        if (proven != null && isWritten(proven.checkpoint().size(), next)) {
            bundle.earlierCheckpoint(proven.checkpoint().root(), proven.proof());
        }
    }

    private boolean isWritten(long size, @Nullable Long next) {
        return handedOut.contains(size) || ProofSpacing.isProven(size, next, newest.size());
    }
}
