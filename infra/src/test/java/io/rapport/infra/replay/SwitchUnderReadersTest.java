package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.ReadModels;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers of a projection of several tables, of which one slot is marked so that rows tell where they are from. */
@ReplayApplicationTest
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class SwitchUnderReadersTest {

    private static final String NAME = "\"activity\"";
    private static final int READERS = 6;
    private static final int SWITCHES = 50;

    private static final List<String> SIDES_OF_TABLES = List.of(
            "select distinct count < 0 from read_model.hcp_activity",
            "select distinct count < 0 from read_model.anonymous_activity",
            "select distinct actions < 0 from read_model.hcp_session",
            "select distinct count < 0 from read_model.content_activity");

    private static final String SIDES = String.join(" union ", SIDES_OF_TABLES);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient jdbc;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong reads = new AtomicLong();
    private final Set<Boolean> seen = ConcurrentHashMap.newKeySet();
    private volatile boolean reading = true;
    private Operator operator;

    @BeforeAll
    void load() {
        ReplaySample.load(application);
    }

    @BeforeEach
    void caughtUp() {
        operator = new Operator(port);
        ReadModels.awaitCaughtUp(jdbc, log);
    }

    @AfterEach
    void endAll() {
        operator.endAll();
    }

    @Test
    void no_reader_sees_a_mix_of_slots_and_no_switch_waits_for_a_reader() throws Exception {
        operator.replay(NAME, "");
        mark(operator.freeSchema("activity"));
        List<Future<?>> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(threads.submit(i % 2 == 0 ? this::readStatements : this::readSnapshots));
        }
        try (Connection open = open(Connection.TRANSACTION_READ_COMMITTED);
                Connection snapshot = open(Connection.TRANSACTION_REPEATABLE_READ)) {
            List<Boolean> first = sides(snapshot, SIDES);
            for (int i = 0; i < SWITCHES; i++) {
                sides(open, SIDES);
                long readBefore = reads.get();
                Answer answer = i % 2 == 0 ? operator.switchOver("activity") : operator.rollBack("activity");
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(sides(open, SIDES)).as("switch %d", i).containsExactly(i % 2 == 0);
                assertThat(sides(snapshot, SIDES)).isEqualTo(first);
                await().atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> reads.get() > readBefore);
            }
        } finally {
            reading = false;
        }
        for (Future<?> reader : readers) {
            reader.get();
        }
        assertThat(seen).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void a_replay_waits_for_a_reader_at_its_slot_and_lets_nobody_else_wait() throws Exception {
        operator.replay(NAME, "");
        long id;
        try (Connection reader = open(Connection.TRANSACTION_READ_COMMITTED);
                Connection other = open(Connection.TRANSACTION_READ_COMMITTED)) {
            sides(reader, SIDES);
            id = operator.begin(NAME, "\"replace\": true");
            await().until(() -> !operator.find(id).path("runBy").isNull());
            for (int i = 0; i < 100; i++) {
                long began = System.nanoTime();
                sides(other, SIDES);
                other.rollback();
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
            }
            assertThat(operator.status(id)).isEqualTo("preparing");
        }
        operator.awaitStatus(id, "ready");
    }

    @Test
    void a_standby_is_not_given_up_under_a_reader() throws Exception {
        operator.replay(NAME, "");
        try (Connection reader = open(Connection.TRANSACTION_READ_COMMITTED)) {
            sides(reader, SIDES);
            assertThat(operator.giveUpStandby("activity").problem()).isEqualTo("readers-in-the-way");
        }
        assertThat(operator.giveUpStandby("activity").status()).isEqualTo(204);
    }

    private void mark(String schema) {
        jdbc.sql("""
                update %1$s.hcp_activity set count = -count;
                update %1$s.anonymous_activity set count = -count;
                update %1$s.hcp_session set actions = -actions;
                """.formatted(schema)).update();
    }

    private Void readStatements() throws SQLException {
        return read(Connection.TRANSACTION_READ_COMMITTED, connection -> {
            assertThat(sides(connection, SIDES)).hasSize(1);
        });
    }

    private Void readSnapshots() throws SQLException {
        return read(Connection.TRANSACTION_REPEATABLE_READ, connection -> {
            List<Boolean> sides = new ArrayList<>();
            for (String table : SIDES_OF_TABLES) {
                sides.addAll(sides(connection, table));
                Thread.yield();
            }
            assertThat(sides).hasSize(SIDES_OF_TABLES.size());
            assertThat(Set.copyOf(sides)).hasSize(1);
        });
    }

    @FunctionalInterface
    private interface Reading {
        void of(Connection connection) throws SQLException;
    }

    private Void read(int isolation, Reading work) throws SQLException {
        try (Connection connection = open(isolation)) {
            while (reading) {
                work.of(connection);
                connection.rollback();
                reads.incrementAndGet();
            }
        }
        return null;
    }

    private Connection open(int isolation) throws SQLException {
        Connection connection =
                DriverManager.getConnection(application.getEnvironment().getRequiredProperty("spring.datasource.url"));
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(isolation);
        return connection;
    }

    private List<Boolean> sides(Connection connection, String sql) throws SQLException {
        List<Boolean> sides = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                sides.add(rows.getBoolean(1));
            }
        }
        seen.addAll(sides);
        return sides;
    }
}
