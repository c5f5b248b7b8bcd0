package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.IdempotentAnswer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes appends within the connection's transaction. The lock is a statement of its own, because the one after it must
 * see what was committed while it waited; both travel to the server together.
 */
final class AppendStatement {

    /** Names the lock among PostgreSQL's advisory locks. */
    static final long APPEND_LOCK = 0x52_41_50_50_4f_52_54L;

    private static final String APPEND = """
            select pg_advisory_xact_lock(%d);
            insert into event_log.event (position, event_id, stream, sequence, stream_type, name, revision,
                                         recorded_at, payload, metadata)
            select newest.position + e.ordinality, e.event_id, e.stream, e.sequence, e.stream_type, e.name,
                   e.revision, e.recorded_at, e.payload::json, e.metadata::json
            from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::integer[], ?::timestamptz[],
                        ?::text[], ?::text[]) with ordinality
                     as e (event_id, stream, sequence, stream_type, name, revision, recorded_at, payload, metadata,
                           ordinality),
                 (select coalesce(max(position), 0) as position from event_log.event) newest
            returning position
            """.formatted(APPEND_LOCK);

    private static final String REMEMBER = """
            insert into command_side.idempotency (key, request, resource, position)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
            """;

    private AppendStatement() {}

    /** The position of the last event of each append, in their order. */
    static List<Long> execute(Connection connection, List<Append> appends) throws SQLException {
        List<StoredEvent> events =
                appends.stream().flatMap(append -> append.events().stream()).toList();
        long position = insert(connection, events) - events.size();
        List<Long> positions = new ArrayList<>();
        for (Append append : appends) {
            position += append.events().size();
            positions.add(position);
        }
        remember(connection, appends, positions);
        return positions;
    }

    private static long insert(Connection connection, List<StoredEvent> events) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            bind(insert, 1, "text", events, StoredEvent::id);
            bind(insert, 2, "text", events, StoredEvent::stream);
            bind(insert, 3, "bigint", events, StoredEvent::sequence);
            bind(insert, 4, "text", events, StoredEvent::streamType);
            bind(insert, 5, "text", events, StoredEvent::name);
            bind(insert, 6, "integer", events, StoredEvent::revision);
            bind(insert, 7, "timestamptz", events, event -> event.recordedAt().toString());
            bind(insert, 8, "text", events, StoredEvent::payload);
            bind(insert, 9, "text", events, StoredEvent::metadata);
            insert.execute();
            insert.getMoreResults();
            return last(insert.getResultSet());
        }
    }

    private static long last(ResultSet positions) throws SQLException {
        long last = 0;
        while (positions.next()) {
            last = Math.max(last, positions.getLong("position"));
        }
        return last;
    }

    private static void remember(Connection connection, List<Append> appends, List<Long> positions)
            throws SQLException {
        List<IdempotentAnswer> answers = new ArrayList<>();
        List<Long> answerPositions = new ArrayList<>();
        for (int i = 0; i < appends.size(); i++) {
            IdempotentAnswer answer = appends.get(i).answer();
            if (answer != null) {
                answers.add(answer);
                answerPositions.add(positions.get(i));
            }
        }
        if (answers.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
            bind(
                    insert,
                    1,
                    "text",
                    answers,
                    answer -> answer.idempotency().key().value());
            bind(
                    insert,
                    2,
                    "text",
                    answers,
                    answer -> answer.idempotency().request().value());
            bind(insert, 3, "text", answers, IdempotentAnswer::resource);
            bind(insert, 4, "bigint", answerPositions, position -> position);
            insert.executeUpdate();
        }
    }

    private static <T> void bind(
            PreparedStatement statement, int index, String type, List<T> rows, Function<T, Object> column)
            throws SQLException {
        Array array = statement
                .getConnection()
                .createArrayOf(type, rows.stream().map(column).toArray());
        statement.setArray(index, array);
    }
}
