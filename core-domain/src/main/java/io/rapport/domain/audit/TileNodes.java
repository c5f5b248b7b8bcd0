package io.rapport.domain.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes of a tree that is kept in tiles. */
public final class TileNodes implements NodeSource {

    /** Where a node comes from: hashes of a tile that are the leaves of its subtree. */
    private record Place(TileId tile, int first, int count) {

        static Place of(Node node) {
            int inTile = node.level() % TileId.HEIGHT;
            long first = node.index() << inTile;
            TileId tile = new TileId(node.level() / TileId.HEIGHT, first / TileId.WIDTH);
            return new Place(tile, (int) (first % TileId.WIDTH), 1 << inTile);
        }
    }

    private final TileSource tiles;

    public TileNodes(TileSource tiles) {
        this.tiles = tiles;
    }

    @Override
    public List<Hash> read(List<Node> nodes) {
        List<Place> places = nodes.stream().map(Place::of).toList();
        Set<TileId> needed = new LinkedHashSet<>();
        places.forEach(place -> needed.add(place.tile()));
        Map<TileId, byte[]> read = tiles.read(needed);
        List<Hash> hashes = new ArrayList<>();
        for (Place place : places) {
            byte[] tile = read.get(place.tile());
            if (tile == null || tile.length < (place.first() + place.count()) * Hash.BYTES) {
                throw new TreeIncomplete(place.tile());
            }
            hashes.add(TreeHash.complete(tile, place.first(), place.count()));
        }
        return hashes;
    }
}
