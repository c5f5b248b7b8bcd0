package io.rapport.infra.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * COPY into a table equal to the log's, of rows that were in the log before: the most that PostgreSQL does on one
 * connection.
 */
record CopyTwin(Connection connection) {

    enum Format {
        TEXT,
        BINARY
    }

    /** Makes the table, with the log's columns, constraints and indexes. */
    static CopyTwin create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema bench");
            statement.execute("create table bench.event (like event_log.event including all)");
        }
        return new CopyTwin(connection);
    }

    /** Rows of the log, as COPY reads them. */
    byte[] rows(Format format, long after, long last) throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        var unused = copier().copyOut(
                        "copy (select * from event_log.event where position > " + after + " and position <= " + last
                                + " order by position) to stdout (format " + format.name() + ")",
                        rows);
        return rows.toByteArray();
    }

    /** Empties the table, and has the server write what it still has to. */
    void empty() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate bench.event");
            statement.execute("checkpoint");
        }
    }

    /** Returns how many rows were copied and committed. */
    long copy(Format format, byte[] rows) throws SQLException, IOException {
        return copier().copyIn(
                        "copy bench.event from stdin (format " + format.name() + ")", new ByteArrayInputStream(rows));
    }

    private CopyManager copier() throws SQLException {
        return new CopyManager(connection.unwrap(BaseConnection.class));
    }
}
