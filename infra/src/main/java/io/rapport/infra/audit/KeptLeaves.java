package io.rapport.infra.audit;

import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.TileId;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The leaves that the tree has, by position of the log. Reads a tile once for all of its leaves in a row. For one thread. */
final class KeptLeaves {

    private static final String FIND =
            "select index, hashes from audit.tile where level = 0 and position(?::bytea in hashes) > 0 order by index";

    private final JdbcOperations jdbc;
    private final TileTable tiles;
    private long current = -1;
    private byte[] hashes = {};

    KeptLeaves(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.tiles = new TileTable(jdbc);
    }

    /** Absent if the tree has no such leaf. */
    @Nullable
    Hash at(long position) {
        long index = position - 1;
        if (index / TileId.WIDTH != current) {
            TileId tile = new TileId(0, index / TileId.WIDTH);
            hashes = tiles.read(List.of(tile)).getOrDefault(tile, new byte[0]);
            current = tile.index();
        }
        int place = (int) (index % TileId.WIDTH);
        return hashes.length < (place + 1) * Hash.BYTES ? null : Hash.at(hashes, place);
    }

    /** The position of a leaf, wherever it is; this reads all tiles. */
    OptionalLong find(Hash leaf) {
        return jdbc
                .query(FIND, (row, _) -> place(row.getLong("index"), row.getBytes("hashes"), leaf), leaf.bytes())
                .stream()
                .filter(position -> position > 0)
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static long place(long tile, byte[] hashes, Hash leaf) {
        for (int place = 0; place < hashes.length / Hash.BYTES; place++) {
            if (Hash.at(hashes, place).equals(leaf)) {
                return tile * TileId.WIDTH + place + 1;
            }
        }
        return 0;
    }
}
