package io.rapport.infra.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The database of a log, for a command that only reads. */
record LogDatabase(
        String url, @Nullable String username, @Nullable String password) {

    /** Seconds; no range of the log takes that long, but a server that hangs would be waited for for ever. */
    private static final String PATIENCE = "60";

    static LogDatabase at(String url) {
        return new LogDatabase(url, null, null);
    }

    /**
     * Connections that the server lets read only.
     *
     * @throws CannotStart if there is no database, or no log in it
     */
    HikariDataSource open(int connections) {
        requireLog();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setDataSourceProperties(properties());
        pool.setMaximumPoolSize(connections);
        pool.setReadOnly(true);
        return pool;
    }

    /** Before there is a pool, which would try for long and tell of a failure at length. */
    private void requireLog() {
        try (Connection connection = DriverManager.getConnection(url, properties());
                Statement statement = connection.createStatement();
                ResultSet log = statement.executeQuery("select to_regclass('event_log.event') is not null")) {
            if (!log.next() || !log.getBoolean(1)) {
                throw new CannotStart("the database holds no log: it has no table event_log.event");
            }
        } catch (SQLException e) {
            throw new CannotStart("the database cannot be read: " + e.getMessage(), e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "rapport check-log");
        properties.setProperty("socketTimeout", PATIENCE);
        properties.setProperty("readOnlyMode", "always");
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }
}
