package io.rapport.infra.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether a server waits for the disk before it says that something is committed. */
final class Fsync {

    private Fsync() {}

    /**
     * The server's setting.
     *
     * @throws IllegalStateException if it does not wait
     */
    static String require(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show fsync")) {
            row.next();
            String fsync = row.getString(1);
            if (!fsync.equals("on")) {
                throw new IllegalStateException("fsync is " + fsync + ": what is measured so tells nothing");
            }
            return fsync;
        }
    }
}
