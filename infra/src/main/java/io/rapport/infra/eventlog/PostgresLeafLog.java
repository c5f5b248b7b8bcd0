package io.rapport.infra.eventlog;

import io.rapport.domain.audit.Leaf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Leaves of the rows of the log in PostgreSQL. A long stretch is read and hashed by several threads. */
public final class PostgresLeafLog implements LeafLog {

    private static final int AT_ONCE = 1_000;

    private static final Logger log = LoggerFactory.getLogger(PostgresLeafLog.class);

    private final LogReader reader;

    public PostgresLeafLog(LogReader reader) {
        this.reader = reader;
    }

    @Override
    public long head() {
        return reader.head();
    }

    @Override
    public void read(long after, long to, Consumer<StoredLeaf> leaves) throws InterruptedException {
        if (to - after <= AT_ONCE) {
            reader.read(after, to, PostgresLeafLog::leaves).forEach(leaves);
            return;
        }
        try (LogScan<List<StoredLeaf>> scan = reader.scan(after, to, PostgresLeafLog::leaves)) {
            while (scan.hasNext()) {
                scan.next().forEach(leaves);
            }
        }
    }

    private static List<StoredLeaf> leaves(ResultSet rows, long after, long to) throws SQLException {
        List<StoredLeaf> leaves = new ArrayList<>();
        while (rows.next()) {
            leaves.add(leaf(rows));
        }
        return leaves;
    }

    private static StoredLeaf leaf(ResultSet row) throws SQLException {
        long position = row.getLong(EventParser.POSITION);
        String eventId = row.getString(EventParser.EVENT_ID);
        Instant recordedAt = row.getTimestamp(EventParser.RECORDED_AT).toInstant();
        try {
            return StoredLeaf.of(
                    position,
                    new Leaf(
                            eventId,
                            row.getString(EventParser.STREAM),
                            row.getString(EventParser.STREAM_TYPE),
                            row.getLong(EventParser.SEQUENCE),
                            row.getString(EventParser.NAME),
                            row.getInt(EventParser.REVISION),
                            recordedAt,
                            row.getBytes(EventParser.PAYLOAD),
                            MetadataReader.read(row.getBytes(EventParser.METADATA))));
        } catch (JacksonException | IllegalArgumentException e) {
            // The cause may quote what is stored.
            log.atDebug()
                    .addKeyValue("position", position)
                    .addKeyValue("failure", e.getClass().getSimpleName())
                    .log("an event has metadata that has no leaf");
            return StoredLeaf.withoutForm(position, eventId, recordedAt);
        }
    }
}
