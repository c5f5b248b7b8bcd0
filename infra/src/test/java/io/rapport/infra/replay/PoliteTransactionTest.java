package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.infra.testing.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PoliteTransactionTest {

    private final DataSource database = new DriverManagerDataSource(TestServers.newDatabase());
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final PoliteTransaction polite = new PoliteTransaction(jdbc, new JdbcTransactionManager(database));

    @BeforeEach
    void table() {
        jdbc.sql("create table visited (page text)").update();
        jdbc.sql("insert into visited values ('home')").update();
    }

    @Test
    void it_comes_back_when_those_who_were_at_the_table_are_gone() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        try (Connection reader = database.getConnection()) {
            read(reader);
            assertThat(polite.run(
                            () -> {
                                if (attempts.incrementAndGet() == 3) {
                                    leave(reader);
                                }
                                truncate();
                            },
                            () -> true))
                    .isTrue();
        }
        assertThat(attempts).hasValue(3);
        assertThat(rows()).isZero();
    }

    @Test
    void it_gives_up_when_it_is_told_to() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Connection reader = database.getConnection()) {
            read(reader);
            assertThat(polite.run(this::truncate, () -> asked.incrementAndGet() < 3))
                    .isFalse();
        }
        assertThat(rows()).isOne();
    }

    @Test
    void what_is_wrong_otherwise_is_not_tried_again() {
        assertThatThrownBy(() -> polite.run(() -> jdbc.sql("truncate gone").update(), () -> true))
                .isInstanceOf(BadSqlGrammarException.class);
    }

    private static void read(Connection reader) throws SQLException {
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
            statement.execute("select * from visited");
        }
    }

    private static void leave(Connection reader) {
        try {
            reader.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void truncate() {
        jdbc.sql("truncate visited").update();
    }

    private long rows() {
        return jdbc.sql("select count(*) from visited").query(Long.class).single();
    }
}
