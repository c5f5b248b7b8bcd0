package io.rapport.infra.bench;

import io.rapport.domain.event.EventType;
import io.rapport.domain.log.EventRegistry;
import io.rapport.infra.bench.GeneratedLog.Generated;
import io.rapport.infra.eventlog.EventSerializer;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The log's table, filled in bulk. */
final class LogTable {

    private static final int CHUNK = 5_000;

    private static final String COPY = """
            copy event_log.event (position, event_id, stream, sequence, stream_type, name, revision, recorded_at, payload,
                                  metadata)
            from stdin
            """;

    private LogTable() {}

    /** Fills the empty table with the first events of a generated log, and brings it into the state of a table in use. */
    static void fill(DataSource database, long seed, int events) {
        append(database, new GeneratedLog(seed)::next, 1, events);
    }

    /**
     * Goes on with the next events of a generated log, where the table ends. Nobody else may append meanwhile.
     *
     * @param first the position of the first of them
     * @param last the position of the last of them
     */
    static void append(DataSource database, Supplier<Generated> log, long first, long last) {
        Serializer serializer = EventSerializer.create();
        try (Connection connection = database.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (long from = first; from <= last; from += CHUNK) {
                copy.copyIn(COPY, rows(log, serializer, from, Math.min(from + CHUNK - 1, last)));
            }
            connection.createStatement().execute("vacuum analyze event_log.event");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reader rows(Supplier<Generated> log, Serializer serializer, long from, long to) {
        StringBuilder rows = new StringBuilder();
        for (long position = from; position <= to; position++) {
            Generated event = log.get();
            EventType type = EventRegistry.typeOf(event.event().getClass());
            rows.append(position).append('\t').append(event.id()).append('\t').append(event.stream());
            rows.append('\t').append(event.sequence()).append('\t').append(event.streamType());
            rows.append('\t').append(type.name()).append('\t').append(type.revision());
            rows.append('\t').append(event.recordedAt()).append('\t');
            rows.append(json(serializer, event.event())).append('\t');
            rows.append(json(serializer, MetaData.from(event.context().toMap())))
                    .append('\n');
        }
        return new StringReader(rows.toString());
    }

    private static String json(Serializer serializer, Object value) {
        return serializer.serialize(value, String.class).getData().replace("\\", "\\\\");
    }
}
