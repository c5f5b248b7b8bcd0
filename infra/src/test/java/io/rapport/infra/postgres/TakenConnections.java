package io.rapport.infra.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All connections of a pool, in nobody's use. */
final class TakenConnections implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();

    static TakenConnections allOf(HikariDataSource pool) throws SQLException {
        TakenConnections taken = new TakenConnections();
        while (taken.connections.size() < pool.getMaximumPoolSize()) {
            taken.connections.add(pool.getConnection());
        }
        return taken;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
