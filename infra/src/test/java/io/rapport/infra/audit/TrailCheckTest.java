package io.rapport.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Tampers within a transaction that is rolled back, so that nobody else is alarmed. */
@RapportTest
class TrailCheckTest {

    private static final String ROWS = "read_model_blue.audit_trail";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    @Autowired
    private LogReader log;

    private Connection connection;
    private JdbcClient jdbc;
    private TrailCheck check;
    private long position;

    @BeforeEach
    void live() throws SQLException {
        Portal people = new Portal(port);
        people.registerConsenting();
        position = people.decide(people.register(), "grant", "analytics").position();
        connection = database.getConnection();
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        await().atMost(Duration.ofSeconds(20)).until(() -> written() >= position);
        connection.setAutoCommit(false);
        check = new TrailCheck(log, jdbc, Clock.systemUTC());
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }

    private long written() {
        return jdbc.sql("select position from read_model.projection_progress where projection = 'audit-trail'")
                .query(Long.class)
                .single();
    }

    private List<Finding> findings() throws InterruptedException {
        return check.full().orElseThrow().findings();
    }

    @Test
    void a_trail_that_says_what_the_events_say_is_sound() throws InterruptedException {
        assertThat(findings()).isEmpty();
        assertThat(check.recent(10).orElseThrow().isSound()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'somebody-else'",
                "recorded_at = recorded_at - interval '1 day'",
                "details = '{}'",
                "changes = '{}'",
                "hcp_id = null",
                "consent = '{\"analytics\": \"none\"}'"
            })
    void a_row_that_was_changed_is_found_with_its_position(String change) throws InterruptedException {
        jdbc.sql("update " + ROWS + " set " + change + " where position = :position")
                .param("position", position)
                .update();
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("trail-differs");
            assertThat(finding.position()).isEqualTo(position);
        });
    }

    @Test
    void a_row_that_was_deleted_is_found() throws InterruptedException {
        jdbc.sql("delete from " + ROWS + " where position = :position")
                .param("position", position)
                .update();
        assertThat(findings()).extracting(Finding::position).containsExactly(position);
    }

    @Test
    void a_row_of_no_event_is_found() throws InterruptedException {
        jdbc.sql("update " + ROWS + " set position = 999999999 where position = :position")
                .param("position", position)
                .update();
        assertThat(findings()).extracting(Finding::position).containsExactly(position, 999_999_999L);
    }

    @Test
    void a_check_of_the_newest_finds_what_was_changed_among_them() throws InterruptedException {
        jdbc.sql("delete from " + ROWS + " where position = :position")
                .param("position", position)
                .update();
        int since = Math.toIntExact(written() - position + 1);
        assertThat(check.recent(since).orElseThrow().findings())
                .extracting(Finding::position)
                .containsExactly(position);
    }
}
