package io.rapport.infra.audit;

import io.rapport.domain.audit.BadNote;
import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.GrowingTree;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.MerkleTree;
import io.rapport.domain.audit.TileId;
import io.rapport.domain.audit.TileNodes;
import io.rapport.domain.audit.TreeIncomplete;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.StoredLeaf;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Extends the tree by the events that have been appended to the log, and signs a checkpoint of it, which extends every one
 * before. Tiles and checkpoint are committed together; the checkpoint is then written outside the database, and nothing more
 * is signed until it is there. For one thread, and of no more use once it has thrown.
 */
final class TreeBuilder {

    /** How many leaves are committed at once when there are many. */
    static final int BATCH = 65_536;

    private static final int PAGE = 500;

    private final TreeClaim claim;
    private final LeafLog log;
    private final CheckpointSigner signer;
    private final CheckpointFolder outside;
    private final Clock clock;
    private final TileTable tiles;
    private final CheckpointTable checkpoints;
    private final GrowingTree tree;
    private @Nullable SignedCheckpoint newestOutside;

    private TreeBuilder(TreeClaim claim, LeafLog log, CheckpointSigner signer, CheckpointFolder outside, Clock clock)
            throws IOException {
        this.claim = claim;
        this.log = log;
        this.signer = signer;
        this.outside = outside;
        this.clock = clock;
        this.tiles = new TileTable(claim.jdbc());
        this.checkpoints = new CheckpointTable(claim.jdbc());
        this.newestOutside = readOutside().orElse(null);
        this.tree = readTree();
    }

    /**
     * Goes on where the tree in the database ends, and writes outside what a process that died had not.
     *
     * @throws TreeRefusal if the tree is not what was signed, or does not extend what is known outside
     */
    static TreeBuilder open(
            TreeClaim claim, LeafLog log, CheckpointSigner signer, CheckpointFolder outside, Clock clock)
            throws IOException, InterruptedException {
        TreeBuilder builder = new TreeBuilder(claim, log, signer, outside, clock);
        builder.requireExtension();
        builder.requireLogAhead();
        builder.writeMissingOutside();
        return builder;
    }

    private Optional<SignedCheckpoint> readOutside() throws IOException {
        try {
            return outside.newest(signer.verifier());
        } catch (BadNote e) {
            throw new TreeRefusal(Finding.at(
                    FindingKind.CHECKPOINT_FORGED,
                    0,
                    null,
                    "the latest checkpoint outside the database is not one that this log's key has signed: "
                            + e.getMessage()));
        }
    }

    private GrowingTree readTree() {
        Optional<KeptCheckpoint> newest = checkpoints.newest();
        if (newest.isEmpty()) {
            return new GrowingTree();
        }
        Checkpoint checkpoint = opened(newest.get());
        try {
            GrowingTree kept = GrowingTree.of(checkpoint.size(), tiles);
            if (kept.root().equals(checkpoint.root())) {
                return kept;
            }
        } catch (TreeIncomplete _) {
            // Told below.
        }
        throw new TreeRefusal(Finding.at(
                FindingKind.TREE_DAMAGED,
                checkpoint.size(),
                null,
                "the tree in the database is not the one of its newest checkpoint"));
    }

    private Checkpoint opened(KeptCheckpoint kept) {
        try {
            Checkpoint checkpoint =
                    SignedCheckpoint.open(kept.note(), signer.verifier()).checkpoint();
            if (checkpoint.size() == kept.size()) {
                return checkpoint;
            }
        } catch (BadNote _) {
            // Told below.
        }
        throw new TreeRefusal(Finding.at(
                FindingKind.CHECKPOINT_FORGED,
                kept.size(),
                null,
                "a checkpoint in the database is not one that this log's key has signed"));
    }

    private void requireExtension() {
        if (newestOutside == null || newestOutside.size() > tree.size()) {
            return;
        }
        requireRoot(newestOutside.checkpoint(), new MerkleTree(new TileNodes(tiles)).root(newestOutside.size()));
    }

    /** Where the database is behind what is known outside, the log must lead there before anything on the way is signed. */
    private void requireLogAhead() throws InterruptedException {
        if (newestOutside == null || newestOutside.size() <= tree.size()) {
            return;
        }
        long goal = newestOutside.size();
        requireHead(goal);
        GrowingTree ahead = GrowingTree.of(tree.size(), tiles);
        log.read(tree.size(), goal, leaf -> {
            append(ahead, leaf);
            if (ahead.size() % TileId.WIDTH == 0) {
                ahead.takeChanged();
            }
        });
        requireSize(ahead, goal);
        requireRoot(newestOutside.checkpoint(), ahead.root());
    }

    private static void requireRoot(Checkpoint outside, Hash root) {
        if (!root.equals(outside.root())) {
            throw new TreeRefusal(Finding.between(
                    FindingKind.REWRITTEN,
                    1,
                    outside.size(),
                    "the tree does not extend the newest checkpoint outside the database, nothing more is signed"));
        }
    }

    private void writeMissingOutside() throws IOException {
        long written = newestOutside == null ? 0 : newestOutside.size();
        for (List<KeptCheckpoint> page = checkpoints.after(written, PAGE);
                !page.isEmpty();
                page = checkpoints.after(written, PAGE)) {
            for (KeptCheckpoint missing : page) {
                Checkpoint checkpoint = opened(missing);
                requireRoot(checkpoint, new MerkleTree(new TileNodes(tiles)).root(checkpoint.size()));
                writeOutside(new SignedCheckpoint(checkpoint, missing.note()));
            }
            written = page.getLast().size();
        }
    }

    private void writeOutside(SignedCheckpoint checkpoint) throws IOException {
        outside.add(checkpoint.note());
        newestOutside = checkpoint;
    }

    long size() {
        return tree.size();
    }

    /**
     * Covers what has been appended, or as much of it as is committed at once.
     *
     * @return how many events, which is {@link #BATCH} where more may be left
     * @throws TreeRefusal if that would not extend what was signed
     */
    long advance() throws IOException, InterruptedException {
        long goal = goal();
        long before = tree.size();
        if (goal == before) {
            return 0;
        }
        requireLatestIsOurs();
        log.read(before, goal, leaf -> append(tree, leaf));
        requireSize(tree, goal);
        SignedCheckpoint signed = commit(before);
        if (newestOutside == null || newestOutside.size() < goal) {
            writeOutside(signed);
        }
        return goal - before;
    }

    private long goal() {
        long signed = newestOutside == null ? tree.size() : Math.max(newestOutside.size(), tree.size());
        return Math.min(requireHead(signed), tree.size() + BATCH);
    }

    /** The log's head, which is not before what was signed. */
    private long requireHead(long signed) {
        long head = log.head();
        if (head < signed) {
            throw new TreeRefusal(Finding.between(
                    FindingKind.TRUNCATED,
                    head + 1,
                    signed,
                    "the log ends before what was signed, nothing more is signed"));
        }
        return head;
    }

    /** Another process may have had the claim in between, and write to the same folder. */
    private void requireLatestIsOurs() throws IOException {
        String latest = outside.latest();
        if (!latest.equals(newestOutside == null ? "" : newestOutside.note())) {
            SignedCheckpoint found = readOutside().orElse(null);
            if (found != null && (newestOutside == null || found.size() > newestOutside.size())) {
                newestOutside = found;
                requireExtension();
            }
        }
    }

    private static void append(GrowingTree tree, StoredLeaf leaf) {
        if (leaf.position() != tree.size() + 1) {
            throw missing(tree.size() + 1);
        }
        if (leaf.hash() == null) {
            throw new TreeRefusal(Finding.at(
                    FindingKind.CHANGED,
                    leaf.position(),
                    leaf.eventId(),
                    "the event's metadata is none that is ever recorded"));
        }
        tree.append(leaf.hash());
    }

    private static void requireSize(GrowingTree tree, long size) {
        if (tree.size() < size) {
            throw missing(tree.size() + 1);
        }
    }

    private static TreeRefusal missing(long position) {
        return new TreeRefusal(
                Finding.at(FindingKind.DELETED, position, null, "the log has no event at this position"));
    }

    private SignedCheckpoint commit(long before) {
        Checkpoint checkpoint = new Checkpoint(signer.verifier().name(), tree.size(), tree.root());
        String note = signer.sign(checkpoint).format();
        Map<TileId, byte[]> changed = tree.takeChanged();
        claim.inTransaction(() -> {
            tiles.write(changed);
            checkpoints.add(new KeptCheckpoint(checkpoint.size(), note, clock.instant()), before);
        });
        return new SignedCheckpoint(checkpoint, note);
    }
}
