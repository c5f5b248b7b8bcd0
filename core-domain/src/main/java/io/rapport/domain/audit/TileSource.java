package io.rapport.domain.audit;

import java.util.Collection;
import java.util.Map;

/** Where tiles are kept. */
@FunctionalInterface
public interface TileSource {

    /** The hashes in each tile, in a row; a tile that is not kept is left out. */
    Map<TileId, byte[]> read(Collection<TileId> tiles);
}
