package io.rapport.infra.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fills a log as the database does it fastest: copies of its first event, and indexes only afterwards. The table ends up as
 * events that came one by one would have left it, but for the order of entries in its indexes' pages.
 */
record LogFill(BenchRun run, Connection connection) {

    private static final int STEP = 1_000_000;

    private static final String CONSTRAINTS = """
            select format('alter table event_log.event drop constraint %I', conname),
                   format('alter table event_log.event add constraint %I %s', conname, pg_get_constraintdef(oid))
            from pg_constraint
            where conrelid = 'event_log.event'::regclass and contype in ('p', 'u')
            """;

    private static final String INDEXES = """
            select format('drop index event_log.%I', relname), pg_get_indexdef(indexrelid)
            from pg_index join pg_class on pg_class.oid = indexrelid
            where indrelid = 'event_log.event'::regclass
              and not exists (select from pg_constraint where conindid = indexrelid)
            """;

    /** What has to go before, and come back after. */
    private record Index(String drop, String create) {}

    /** @param events how many the log holds afterwards; it holds one before */
    void to(int events) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table first_event on commit drop as select * from event_log.event");
            // What is written into a table that was emptied in the same transaction needs no log of its own.
            statement.execute("truncate event_log.event");
            List<Index> indexes = new ArrayList<>(read(statement, CONSTRAINTS));
            indexes.addAll(read(statement, INDEXES));
            for (Index index : indexes) {
                statement.execute(index.drop());
            }
            for (int done = 0; done < events; done += STEP) {
                int next = Math.min(done + STEP, events);
                copy(statement, done + 1, next);
                run.progress().say(String.format(Locale.ROOT, "growth: %,d of %,d events", next, events));
            }
            for (Index index : indexes) {
                run.progress().say("growth: " + index.create());
                statement.execute(index.create());
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze event_log.event");
            statement.execute("checkpoint");
        }
    }

    private static void copy(Statement statement, int from, int to) throws SQLException {
        statement.execute("""
                insert into event_log.event (position, event_id, stream, sequence, stream_type, name, revision,
                                             recorded_at, payload, metadata)
                select copy.position, copy.id, copy.id, 0, first.stream_type, first.name, first.revision,
                       first.recorded_at + copy.position * interval '1 millisecond', first.payload, first.metadata
                from first_event first,
                     (select position, encode(uuid_send(gen_random_uuid()), 'hex') as id
                      from generate_series(%d, %d) position) copy
                """.formatted(from, to));
    }

    private static List<Index> read(Statement statement, String query) throws SQLException {
        List<Index> indexes = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                indexes.add(new Index(rows.getString(1), rows.getString(2)));
            }
        }
        return indexes;
    }
}
