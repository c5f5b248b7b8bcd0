package io.rapport.infra.audit;

import io.rapport.domain.audit.TileId;
import io.rapport.domain.audit.TileSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcOperations;

/** The tiles in PostgreSQL. */
public final class TileTable implements TileSource {

    private static final String READ = """
            select level, index, hashes
            from audit.tile
            where (level, index) in (select * from unnest(?::smallint[], ?::bigint[]))
            """;

    private static final String WRITE = """
            insert into audit.tile (level, index, hashes)
            select * from unnest(?::smallint[], ?::bigint[], ?::bytea[])
            on conflict (level, index) do update set hashes = excluded.hashes
            """;

    private final JdbcOperations jdbc;

    public TileTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<TileId, byte[]> read(Collection<TileId> tiles) {
        Map<TileId, byte[]> read = new HashMap<>();
        if (!tiles.isEmpty()) {
            jdbc.query(
                    READ,
                    row -> {
                        read.put(new TileId(row.getInt("level"), row.getLong("index")), row.getBytes("hashes"));
                    },
                    levels(tiles),
                    indexes(tiles));
        }
        return read;
    }

    /** Puts the tiles in the place of what there is of them. */
    public void write(Map<TileId, byte[]> tiles) {
        List<TileId> ids = List.copyOf(tiles.keySet());
        jdbc.update(
                WRITE, levels(ids), indexes(ids), ids.stream().map(tiles::get).toArray(byte[][]::new));
    }

    private static Integer[] levels(Collection<TileId> tiles) {
        return tiles.stream().map(TileId::level).toArray(Integer[]::new);
    }

    private static Long[] indexes(Collection<TileId> tiles) {
        return tiles.stream().map(TileId::index).toArray(Long[]::new);
    }
}
