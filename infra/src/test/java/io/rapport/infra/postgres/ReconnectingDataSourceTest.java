package io.rapport.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.AbstractDataSource;

@Timeout(30)
class ReconnectingDataSourceTest {

    private static final boolean UP = true;
    private static final boolean AWAY = false;

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void a_database_that_was_away_is_tried_until_it_is_back() throws SQLException {
        ReconnectingDataSource database = database(() -> false, UP, AWAY, AWAY, UP);
        database.getConnection();

        assertThat(database.getConnection()).isNotNull();

        assertThat(tries).hasValue(4);
    }

    @Test
    void a_database_that_was_never_reached_is_tried_once() {
        ReconnectingDataSource database = database(() -> false, AWAY, UP);

        assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class);
    }

    @Test
    void for_a_pool_that_is_closed_nobody_goes_on_trying() throws SQLException {
        ReconnectingDataSource database = database(() -> tries.get() > 2, UP, AWAY, AWAY, UP);
        database.getConnection();

        assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class);

        assertThat(tries).hasValue(3);
    }

    private ReconnectingDataSource database(BooleanSupplier closed, Boolean... states) {
        Queue<Boolean> coming = new ArrayDeque<>(List.of(states));
        return new ReconnectingDataSource(
                new AbstractDataSource() {
                    @Override
                    public Connection getConnection() throws SQLException {
                        tries.incrementAndGet();
                        if (coming.remove() == AWAY) {
                            throw new SQLException("refused", "08001");
                        }
                        return connection();
                    }

                    @Override
                    public Connection getConnection(String username, String password) throws SQLException {
                        return getConnection();
                    }
                },
                "test",
                closed);
    }

    private static Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                ReconnectingDataSourceTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, _, _) -> null);
    }
}
