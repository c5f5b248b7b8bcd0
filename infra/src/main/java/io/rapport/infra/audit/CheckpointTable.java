package io.rapport.infra.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;

/** The checkpoints in PostgreSQL. */
final class CheckpointTable {

    private static final String NEWEST = "select * from audit.checkpoint order by size desc limit 1";
    private static final String FIND = "select * from audit.checkpoint where size = ?";
    private static final String AFTER = "select * from audit.checkpoint where size > ? order by size limit ?";
    private static final String ADD = "insert into audit.checkpoint (size, note, signed_at) values (?, ?, ?)";

    /** What {@link CheckpointRetention} does not keep, among sizes that have become old. */
    private static final String THIN = """
            delete from audit.checkpoint c
            where size >= ? and size < ?
              and exists (select from audit.checkpoint later where later.size > c.size and later.size / ? = c.size / ?)
            """;

    private final JdbcOperations jdbc;

    CheckpointTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    Optional<KeptCheckpoint> newest() {
        return jdbc.query(NEWEST, CheckpointTable::row).stream().findFirst();
    }

    Optional<KeptCheckpoint> find(long size) {
        return jdbc.query(FIND, CheckpointTable::row, size).stream().findFirst();
    }

    /** By ascending size. */
    List<KeptCheckpoint> after(long size, int limit) {
        return jdbc.query(AFTER, CheckpointTable::row, size, limit);
    }

    /** @param before the size of the newest one until now */
    void add(KeptCheckpoint checkpoint, long before) {
        jdbc.update(ADD, checkpoint.size(), checkpoint.note(), Timestamp.from(checkpoint.signedAt()));
        long block = CheckpointRetention.BLOCK;
        if (checkpoint.size() / block != before / block) {
            long from = before - CheckpointRetention.RECENT;
            jdbc.update(
                    THIN,
                    from - Math.floorMod(from, block),
                    checkpoint.size() - CheckpointRetention.RECENT,
                    block,
                    block);
        }
    }

    private static KeptCheckpoint row(ResultSet row, int index) throws SQLException {
        return new KeptCheckpoint(
                row.getLong("size"),
                row.getString("note"),
                row.getTimestamp("signed_at").toInstant());
    }
}
