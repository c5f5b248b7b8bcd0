package io.rapport.infra.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The processes of a PostgreSQL server on this machine. */
record ServerProcesses(ProcessHandle postmaster) {

    static ServerProcesses of(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return new ServerProcesses(ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow());
        }
    }

    /** The processor time that all of them have used until now. */
    Duration cpu() {
        return ProcessTimes.ofFamily(postmaster);
    }
}
