package io.rapport.infra.export;

import io.rapport.domain.audit.CachedNodes;
import io.rapport.domain.audit.CachedTiles;
import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.GrowingTree;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.InclusionProof;
import io.rapport.domain.audit.Leaf;
import io.rapport.domain.audit.MerkleTree;
import io.rapport.domain.audit.Node;
import io.rapport.domain.audit.TileNodes;
import io.rapport.domain.audit.TreeIncomplete;
import io.rapport.domain.export.ExportFlaw;
import io.rapport.infra.audit.SignedHistory;
import io.rapport.infra.bundle.BundleHead;
import io.rapport.infra.bundle.BundleStore;
import io.rapport.infra.bundle.BundleWriter;
import io.rapport.infra.bundle.BundleWriter.Written;
import io.rapport.infra.bundle.SelectedEvents;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.StoredLeaf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * Goes through the whole log as it is stored, up to a checkpoint, and makes a bundle of what was asked for. Every event is held
 * against the tree, and the tree against the checkpoint, also those that are not asked for: whoever changes an event so that it
 * seems to be about somebody else hides nothing. For one thread, once.
 */
final class BundleRun {

    private static final int SLICE = 65_536;
    private static final int TOLD_EACH = 4_096;
    private static final int NODES = 16_384;
    private static final int TILES = 512;

    /** Is told how far it is. */
    interface Progress {
        void reading(long position, long events);

        void writing(long position, long events);
    }

    private final LeafLog log;
    private final SignedHistory history;
    private final BundleHead head;
    private final Checkpoint checkpoint;
    private final Set<Long> handedOut;
    private final Progress progress;
    private final CachedNodes nodes;
    private final MerkleTree tree;
    private final GrowingTree recomputed = new GrowingTree();
    private final SelectedEvents selected;

    /** @param handedOut the sizes of the checkpoints of earlier bundles */
    BundleRun(LeafLog log, SignedHistory history, BundleHead head, Set<Long> handedOut, Progress progress) {
        this.log = log;
        this.history = history;
        this.head = head;
        this.checkpoint = head.checkpoint();
        this.handedOut = handedOut;
        this.progress = progress;
        this.nodes = new CachedNodes(new TileNodes(new CachedTiles(history.tiles(), TILES)), NODES);
        this.tree = new MerkleTree(nodes);
        this.selected = new SelectedEvents(head.hcpId(), head.filter());
    }

    /** @throws ExportFailure if there can be no bundle */
    Written run(BundleStore store) throws IOException, InterruptedException {
        try (BundleWriter bundle = new BundleWriter(store, head)) {
            writeEvents(bundle);
            requireRoot();
            EarlierCheckpoints earlier = new EarlierCheckpoints(tree, checkpoint, handedOut, bundle);
            history.earlier(checkpoint.size(), earlier);
            earlier.finish();
            long events = bundle.events();
            progress.writing(checkpoint.size(), events);
            return bundle.finish(history::sign, row -> {
                if (row % TOLD_EACH == 0) {
                    progress.writing(checkpoint.size(), events);
                }
            });
        } catch (TreeIncomplete e) {
            throw new ExportFailure(ExportFlaw.TREE_DAMAGED, checkpoint.size());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writeEvents(BundleWriter bundle) throws InterruptedException {
        while (recomputed.size() < checkpoint.size()) {
            long end = Math.min(checkpoint.size(), recomputed.size() + SLICE);
            log.read(recomputed.size(), end, stored -> write(bundle, stored));
            if (recomputed.size() < end) {
                throw new ExportFailure(ExportFlaw.EVENT_MISSING, recomputed.size() + 1);
            }
            recomputed.takeChanged();
        }
    }

    private void write(BundleWriter bundle, StoredLeaf stored) {
        long position = recomputed.size() + 1;
        if (stored.position() != position) {
            throw new ExportFailure(ExportFlaw.EVENT_MISSING, position);
        }
        Leaf leaf = stored.leaf();
        Hash hash = stored.hash();
        if (leaf == null || hash == null) {
            throw new ExportFailure(ExportFlaw.EVENT_UNREADABLE, position);
        }
        if (!nodes.read(List.of(new Node(0, position - 1))).getFirst().equals(hash)) {
            throw new ExportFailure(ExportFlaw.EVENT_DIFFERS, position);
        }
        recomputed.append(hash);
        if (selected.includes(leaf)) {
            write(bundle, leaf, hash, position);
        }
        if (position % TOLD_EACH == 0) {
            progress.reading(position, bundle.events());
        }
    }

    private void write(BundleWriter bundle, Leaf leaf, Hash hash, long position) {
        InclusionProof proof = tree.inclusion(position - 1, checkpoint.size());
        if (!proof.proves(hash, checkpoint.root())) {
            throw new ExportFailure(ExportFlaw.TREE_DAMAGED, position);
        }
        try {
            bundle.event(leaf, proof);
        } catch (IllegalArgumentException e) {
            throw new ExportFailure(ExportFlaw.EVENT_UNREADABLE, position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireRoot() {
        if (!recomputed.root().equals(checkpoint.root())) {
            throw new ExportFailure(ExportFlaw.TREE_DAMAGED, checkpoint.size());
        }
    }
}
