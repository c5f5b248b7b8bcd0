package io.rapport.domain.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers tiles that were read. For one thread, and the tree of a size that does not change while it is used. */
public final class CachedTiles implements TileSource {

    private static final float LOAD = 0.75f;

    private final TileSource tiles;
    private final Map<TileId, byte[]> known;

    /** @param most how many tiles are remembered, of up to 8 kB each */
    public CachedTiles(TileSource tiles, int most) {
        this.tiles = tiles;
        this.known = new LinkedHashMap<>(most, LOAD, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<TileId, byte[]> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public Map<TileId, byte[]> read(Collection<TileId> wanted) {
        Map<TileId, byte[]> read = new HashMap<>();
        List<TileId> missing =
                wanted.stream().filter(tile -> !known.containsKey(tile)).toList();
        for (TileId tile : wanted) {
            byte[] hashes = known.get(tile);
            if (hashes != null) {
                read.put(tile, hashes);
            }
        }
        if (!missing.isEmpty()) {
            Map<TileId, byte[]> found = tiles.read(missing);
            read.putAll(found);
            known.putAll(found);
        }
        return read;
    }
}
