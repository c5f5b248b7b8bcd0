package io.rapport.domain.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree that leaves are appended to. It holds the last tile of each level, which is all that its growth and its root need,
 * and hands out the tiles that have changed. For one thread.
 */
public final class GrowingTree {

    /** The last tile of a level, which is never full: what is full is handed on. */
    private static final class LastTile {
        private final byte[] hashes = new byte[TileId.BYTES];
        private long index;
        private int count;
        private boolean changed;

        byte[] content() {
            return Arrays.copyOf(hashes, count * Hash.BYTES);
        }
    }

    private final List<LastTile> levels = new ArrayList<>();
    private final Map<TileId, byte[]> full = new LinkedHashMap<>();
    private long size;

    /** Without leaves. */
    public GrowingTree() {}

    /**
     * The tree of the first leaves of one that is kept.
     *
     * @throws TreeIncomplete if a tile is missing
     */
    public static GrowingTree of(long size, TileSource tiles) {
        GrowingTree tree = new GrowingTree();
        tree.size = size;
        List<TileId> needed = new ArrayList<>();
        for (int level = 0; size >>> (level * TileId.HEIGHT) > 0; level++) {
            LastTile last = new LastTile();
            long nodes = size >>> (level * TileId.HEIGHT);
            last.index = nodes / TileId.WIDTH;
            last.count = (int) (nodes % TileId.WIDTH);
            tree.levels.add(last);
            if (last.count > 0) {
                needed.add(new TileId(level, last.index));
            }
        }
        Map<TileId, byte[]> kept = tiles.read(needed);
        for (TileId id : needed) {
            LastTile last = tree.levels.get(id.level());
            byte[] hashes = kept.get(id);
            if (hashes == null || hashes.length < last.count * Hash.BYTES) {
                throw new TreeIncomplete(id);
            }
            System.arraycopy(hashes, 0, last.hashes, 0, last.count * Hash.BYTES);
        }
        return tree;
    }

    public long size() {
        return size;
    }

    public void append(Hash leaf) {
        append(0, leaf);
        size++;
    }

    private void append(int level, Hash node) {
        if (level == levels.size()) {
            levels.add(new LastTile());
        }
        LastTile last = levels.get(level);
        node.put(last.hashes, last.count);
        last.count++;
        last.changed = true;
        if (last.count == TileId.WIDTH) {
            byte[] hashes = last.content();
            full.put(new TileId(level, last.index), hashes);
            last.index++;
            last.count = 0;
            append(level + 1, TreeHash.complete(hashes, 0, TileId.WIDTH));
        }
    }

    /** The tiles that have changed since they were last taken, full ones and the last ones of each level. */
    public Map<TileId, byte[]> takeChanged() {
        Map<TileId, byte[]> taken = new LinkedHashMap<>(full);
        full.clear();
        for (int level = 0; level < levels.size(); level++) {
            LastTile last = levels.get(level);
            if (last.changed && last.count > 0) {
                taken.put(new TileId(level, last.index), last.content());
            }
            last.changed = false;
        }
        return taken;
    }

    public Hash root() {
        List<Hash> subtrees = new ArrayList<>();
        for (int level = levels.size() - 1; level >= 0; level--) {
            LastTile last = levels.get(level);
            for (Node node : Node.of(0, last.count)) {
                int count = 1 << node.level();
                subtrees.add(TreeHash.complete(last.hashes, (int) node.index() * count, count));
            }
        }
        return subtrees.isEmpty() ? TreeHash.EMPTY : MerkleTree.fold(subtrees);
    }
}
