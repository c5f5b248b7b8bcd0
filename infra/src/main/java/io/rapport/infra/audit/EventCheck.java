package io.rapport.infra.audit;

import io.rapport.domain.audit.GrowingTree;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.TileId;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.StoredLeaf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Goes over events one by one, up to the first that is not the one that was signed. Where an event is not the leaf that the tree
 * has, the next checkpoint tells which of the two was changed. For one thread, once.
 */
final class EventCheck {

    private static final int CHUNK = 128;
    private static final long NONE = 0;

    private final LeafLog log;
    private final TileTable tiles;
    private final KeptLeaves kept;
    private final GrowingTree tree;
    private final CheckpointCheck checkpoints;
    private final Findings findings;
    private long lastMatch;
    private long suspect = NONE;
    private boolean differs;

    /** @param tree up to the event before the first that is checked */
    EventCheck(LeafLog log, JdbcOperations jdbc, GrowingTree tree, CheckpointCheck checkpoints, Findings findings) {
        this.log = log;
        this.tiles = new TileTable(jdbc);
        this.kept = new KeptLeaves(jdbc);
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.findings = findings;
        this.lastMatch = tree.size();
    }

    void run(long to) throws IOException, InterruptedException {
        Pace pace = new Pace();
        try {
            while (!differs && tree.size() < to) {
                long end = Math.min(to, tree.size() + CHUNK);
                log.read(tree.size(), end, this::next);
                if (!differs && tree.size() < end) {
                    missing();
                }
                if (tree.size() < to) {
                    pace.rest();
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (suspect != NONE) {
            findings.add(new FirstDifference(log, kept).at(suspect));
        } else if (!differs) {
            compareTiles();
        }
    }

    private void next(StoredLeaf leaf) {
        if (differs) {
            return;
        }
        if (leaf.position() != tree.size() + 1) {
            missing();
            return;
        }
        Hash hash = leaf.hash();
        if (suspect == NONE && (hash == null || !Objects.equals(hash, kept.at(leaf.position())))) {
            suspect = leaf.position();
        }
        if (hash == null) {
            differs = true;
            return;
        }
        tree.append(hash);
        compareRoots();
        if (tree.size() % TileId.WIDTH == 0 && !differs) {
            compareTiles();
        }
    }

    private void missing() {
        differs = true;
        if (suspect == NONE) {
            suspect = tree.size() + 1;
        }
    }

    private void compareRoots() {
        Optional<Long> next = checkpoints.nextSize();
        if (next.isEmpty() || next.get() != tree.size()) {
            return;
        }
        List<Hash> roots = takeRoots();
        if (roots.isEmpty()) {
            return;
        }
        Hash root = tree.root();
        if (!roots.stream().allMatch(root::equals)) {
            differs = true;
            if (suspect == NONE) {
                findings.add(Finding.between(
                        FindingKind.REWRITTEN,
                        lastMatch + 1,
                        tree.size(),
                        "events were changed, deleted, inserted or reordered here, and the tree with them"));
            }
        } else {
            lastMatch = tree.size();
            if (suspect != NONE) {
                findings.add(Finding.at(
                        FindingKind.TREE_DAMAGED, suspect, null, "the event is as it was signed, its leaf is not"));
                suspect = NONE;
            }
        }
    }

    private List<Hash> takeRoots() {
        try {
            return checkpoints.take(tree.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves have been compared one by one. */
    private void compareTiles() {
        Map<TileId, byte[]> computed = tree.takeChanged();
        computed.keySet().removeIf(tile -> tile.level() == 0);
        if (computed.isEmpty() || suspect != NONE) {
            return;
        }
        Map<TileId, byte[]> stored = tiles.read(computed.keySet());
        computed.forEach((tile, hashes) -> {
            byte[] found = stored.getOrDefault(tile, new byte[0]);
            if (found.length < hashes.length || !Arrays.equals(found, 0, hashes.length, hashes, 0, hashes.length)) {
                findings.add(Finding.at(
                        FindingKind.TREE_DAMAGED,
                        tree.size(),
                        null,
                        "tile " + tile.index() + " of level " + tile.level() + " is not what the events give"));
            }
        });
    }
}
