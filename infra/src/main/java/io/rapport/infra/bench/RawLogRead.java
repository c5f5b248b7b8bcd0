package io.rapport.infra.bench;

import static java.util.stream.Collectors.toMap;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventType;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.EventSerializer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import tools.jackson.databind.ObjectReader;

/**
 * Reads the log with a cursor a thread, each over its share of the positions, and parses as the direct reader does. Nobody
 * puts the events in order, and nobody takes them over.
 */
final class RawLogRead {

    private static final int FETCH = 2_000;

    private static final String READ = """
            select position, event_id, stream, sequence, name, recorded_at, payload, metadata from event_log.event
            where position > ? and position <= ? order by position
            """;

    private record Format(EventType type, ObjectReader payload) {}

    private final DataSource database;
    private final Map<String, Format> formats;
    private final ObjectReader metadata;

    RawLogRead(DataSource database) {
        EventSerializer serializer = EventSerializer.create();
        this.database = database;
        this.formats = EventRegistry.types().entrySet().stream()
                .collect(toMap(
                        entry -> entry.getValue().name(),
                        entry -> new Format(
                                entry.getValue(), serializer.getObjectMapper().readerFor(entry.getKey()))));
        this.metadata = serializer.getObjectMapper().readerForMapOf(Object.class);
    }

    /** Reads the first events by a number of threads at once, and returns how many came. */
    long read(int threads, long events) throws Exception {
        ClosedLoop shares = new ClosedLoop(threads, Thread.ofPlatform().factory());
        long done = shares.count(threads, share -> read(events * share / threads, events * (share + 1) / threads));
        return done == threads ? events : 0;
    }

    private void read(long after, long to) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(READ)) {
                select.setFetchSize(FETCH);
                select.setLong(1, after);
                select.setLong(2, to);
                long position = after;
                for (ResultSet row = select.executeQuery(); row.next(); position++) {
                    require(parse(row).position() == position + 1);
                }
                require(position == to);
            }
            connection.rollback();
        }
    }

    private RecordedEvent parse(ResultSet row) throws SQLException {
        Format format = Objects.requireNonNull(formats.get(row.getString("name")));
        Map<String, Object> context = metadata.readValue(row.getBytes("metadata"));
        DomainEvent event = format.payload().readValue(row.getBytes("payload"));
        return new RecordedEvent(
                new EventId(row.getString("event_id")),
                format.type(),
                row.getLong("position"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getTimestamp("recorded_at").toInstant(),
                EventContext.from(context),
                event);
    }

    private static void require(boolean complete) {
        if (!complete) {
            throw new IllegalStateException("the log has a gap");
        }
    }
}
