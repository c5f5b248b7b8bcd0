package io.rapport.domain.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree in memory, kept in tiles as it grew. */
final class TreeFixture implements TileSource {

    private final Map<TileId, byte[]> tiles = new HashMap<>();
    private final List<Hash> leaves = new ArrayList<>();

    static TreeFixture of(int size) {
        TreeFixture fixture = new TreeFixture();
        GrowingTree tree = new GrowingTree();
        for (int i = 0; i < size; i++) {
            Hash leaf = leaf(i);
            fixture.leaves.add(leaf);
            tree.append(leaf);
        }
        fixture.keep(tree);
        return fixture;
    }

    static Hash leaf(int index) {
        return TreeHash.leaf(new byte[] {(byte) (index >> 8), (byte) index});
    }

    void keep(GrowingTree tree) {
        tiles.putAll(tree.takeChanged());
    }

    List<Hash> leaves(int size) {
        return leaves.subList(0, size);
    }

    MerkleTree tree() {
        return new MerkleTree(new TileNodes(this));
    }

    void lose(TileId tile) {
        tiles.remove(tile);
    }

    @Override
    public Map<TileId, byte[]> read(Collection<TileId> ids) {
        Map<TileId, byte[]> read = new HashMap<>();
        ids.stream().filter(tiles::containsKey).forEach(id -> read.put(id, tiles.get(id)));
        return read;
    }
}
