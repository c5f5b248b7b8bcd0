package io.rapport.infra.eventlog;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.HcpId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * Reads long stretches of the log in PostgreSQL past Axon: several threads each fetch and parse a range of positions at a
 * time, and what they have read comes out in the log's order. It gives the same {@link RecordedEvent}s as the live path.
 *
 * <p>Nothing that is committed is ever changed, and positions are dense. So a range can be read at any time, by any
 * connection, without a transaction that spans the whole; a position that is missing is an error.
 */
public final class LogReader {

    private static final int BATCH = 1_000;

    private static final String READ = "select " + EventParser.COLUMNS
            + " from event_log.event where position > ? and position <= ? order by position";

    private static final String READ_EACH =
            "select " + EventParser.COLUMNS + " from event_log.event where position = any (?) order by position";

    /** Makes something of the rows, in order and of {@link EventParser#COLUMNS}, after one position up to another. */
    @FunctionalInterface
    interface RowsParser<T> {
        T parse(ResultSet rows, long after, long to) throws SQLException;
    }

    private final JdbcTemplate jdbc;
    private final EventParser parser;
    private final int threads;
    private final int batchSize;

    private LogReader(JdbcTemplate jdbc, EventParser parser, int threads, int batchSize) {
        this.jdbc = jdbc;
        this.parser = parser;
        this.threads = threads;
        this.batchSize = batchSize;
    }

    /**
     * @param dataSource gives a connection to each thread
     * @param threads how many batches are read at once
     */
    public LogReader(DataSource dataSource, EventUpcaster upcasters, int threads) {
        this(new JdbcTemplate(dataSource), new EventParser(upcasters), threads, BATCH);
    }

    /** As many threads as processors, and the upcasters of all events. */
    public static LogReader of(DataSource dataSource) {
        return new LogReader(
                dataSource,
                EventLogConfiguration.upcasters(),
                Runtime.getRuntime().availableProcessors());
    }

    /** The same reader with batches of so many positions. */
    public LogReader inBatchesOf(int positions) {
        return new LogReader(jdbc, parser, threads, positions);
    }

    /** The position of the newest event, 0 in an empty log. */
    public long head() {
        Long head = jdbc.queryForObject("select coalesce(max(position), 0) from event_log.event", Long.class);
        return head == null ? 0 : head;
    }

    /**
     * When the event at a position was recorded.
     *
     * @param position from 1 to the log's end
     */
    public Instant recordedAt(long position) {
        return Objects.requireNonNull(jdbc.queryForObject(
                        "select recorded_at from event_log.event where position = ?", Timestamp.class, position))
                .toInstant();
    }

    /** What is recorded at a position: one event, or several that an upcaster has made of it. */
    public List<RecordedEvent> at(long position) {
        return read(position - 1, position, this::parse).events();
    }

    /** The position before the first event that was recorded after a moment, or empty if that is before the first of all. */
    public OptionalLong positionAt(Instant moment) {
        Long position = jdbc.queryForObject("""
                with later as materialized (select position from event_log.event where recorded_at > ?)
                select coalesce((select min(position) - 1 from later), (select max(position) from event_log.event), 0)
                """, Long.class, Timestamp.from(moment));
        return position == null || position == 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /**
     * Begins to read the events after one position up to and with another.
     *
     * @param to a position that is not beyond the log's end
     */
    public LogScan<LogBatch> scan(long after, long to) {
        return scan(after, to, this::parse);
    }

    /** As above, but past events that cannot be read, of which each batch tells. */
    public LogScan<LogBatch> scanPastUnreadable(long after, long to) {
        return scan(after, to, this::parsePastUnreadable);
    }

    /** As above, for what a parser of another kind makes of each range; several threads call it at once. */
    <T> LogScan<T> scan(long after, long to, RowsParser<T> rowsParser) {
        return new LogScan<>((from, upTo) -> read(from, upTo, rowsParser), threads, batchSize, after, to);
    }

    /**
     * Reads single places of the log, past events that cannot be read. To be called with as many as memory holds.
     *
     * @param positions in ascending order, none of them beyond the log's end
     * @return each position as a batch of its own
     */
    public List<LogBatch> readEach(List<Long> positions) {
        ResultSetExtractor<List<LogBatch>> parsing = rows -> {
            List<LogBatch> each = new ArrayList<>();
            for (Long position : positions) {
                if (!rows.next() || rows.getLong(1) != position) {
                    throw UnreadableEvent.missing(position);
                }
                List<RecordedEvent> events = new ArrayList<>();
                List<UnreadableEvent> unreadable = new ArrayList<>();
                parse(rows, events, unreadable);
                each.add(new LogBatch(events, unreadable, position));
            }
            return each;
        };
        return positions.isEmpty()
                ? List.of()
                : Objects.requireNonNull(jdbc.query(READ_EACH, parsing, (Object) positions.toArray(Long[]::new)));
    }

    /**
     * Reads the events after one position up to and with another, and shares them out: those about one HCP all go to the
     * same consumer, in the order of the log. Consumers work at the same time, each on one batch after the other.
     *
     * @throws RuntimeException what a consumer throws, or {@link UnreadableEvent}; the others stop within a batch
     */
    public void readByHcp(long after, long to, List<? extends Consumer<List<RecordedEvent>>> consumers)
            throws InterruptedException {
        try (LogScan<LogBatch> scan = scan(after, to);
                SideBySide<List<RecordedEvent>> shares = new SideBySide<>(consumers)) {
            while (scan.hasNext()) {
                shares.hand(shares(scan.next().events(), consumers.size()));
            }
            shares.await();
        }
    }

    private static List<List<RecordedEvent>> shares(List<RecordedEvent> events, int count) {
        List<List<RecordedEvent>> shares = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shares.add(new ArrayList<>());
        }
        for (RecordedEvent event : events) {
            HcpId hcp = event.context().subject();
            int hash = hcp == null ? event.stream().hashCode() : hcp.hashCode();
            shares.get(Math.floorMod(hash, count)).add(event);
        }
        return shares;
    }

    /** What a parser makes of one range; for a range that memory holds. */
    <T> T read(long after, long to, RowsParser<T> rowsParser) {
        ResultSetExtractor<T> parsing = rows -> rowsParser.parse(rows, after, to);
        return Objects.requireNonNull(jdbc.query(READ, parsing, after, to));
    }

    private LogBatch parse(ResultSet rows, long after, long to) throws SQLException {
        LogBatch batch = parsePastUnreadable(rows, after, to);
        if (!batch.unreadable().isEmpty()) {
            throw batch.unreadable().getFirst();
        }
        return batch;
    }

    private LogBatch parsePastUnreadable(ResultSet rows, long after, long to) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        List<UnreadableEvent> unreadable = new ArrayList<>();
        long position = after;
        while (rows.next()) {
            position++;
            if (rows.getLong(1) != position) {
                throw UnreadableEvent.missing(position);
            }
            parse(rows, events, unreadable);
        }
        if (position < to) {
            throw UnreadableEvent.missing(position + 1);
        }
        return new LogBatch(events, unreadable, to);
    }

    private void parse(ResultSet row, List<RecordedEvent> events, List<UnreadableEvent> unreadable)
            throws SQLException {
        try {
            parser.parse(row).forEach(events::add);
        } catch (UnreadableEvent e) {
            unreadable.add(e);
        }
    }
}
