package io.rapport.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.RapportTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What machines are told when the log is not what was signed. */
@RapportTest
class AuditAlarmTest {

    private static final String HEALTH = "/actuator/health";

    /** A subject that no check of the application gives a verdict on meanwhile. */
    private static final String SUBJECT = "alarm-test";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Verdicts verdicts;

    private Api operator;

    @BeforeEach
    void find() {
        operator = Api.as(Role.OPERATOR, port);
        give(List.of(Finding.at(FindingKind.CHANGED, 7, "event-7", "the event is not the one that was recorded")));
    }

    private void give(List<Finding> findings) {
        verdicts.give(new Verdict(SUBJECT, 0, 10, Instant.EPOCH, Instant.EPOCH, findings));
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from audit.verdict where subject = :subject")
                .param("subject", SUBJECT)
                .update();
    }

    @Test
    void a_finding_raises_an_alarm_that_says_where_but_makes_nobody_restart_the_process() {
        Answer health = operator.get(HEALTH);
        assertThat(health.status()).isEqualTo(200);
        JsonNode audit = health.json().at("/components/audit");
        assertThat(audit.path("status").asString()).isEqualTo("ALARM");
        assertThat(audit.at("/details/findings/0/kind").asString()).isEqualTo("changed");
        assertThat(audit.at("/details/findings/0/position").asLong()).isEqualTo(7);
        assertThat(gauge("rapport.audit.findings")).isEqualTo(1);
    }

    @Test
    void the_alarm_is_over_when_a_check_finds_nothing_more() {
        give(List.of());
        assertThat(operator.get(HEALTH).json().at("/components/audit/status").asString())
                .isEqualTo("UP");
        assertThat(gauge("rapport.audit.findings")).isZero();
    }

    @Test
    void a_finding_comes_back_as_it_was_given() {
        JsonNode check = Api.as(Role.COMPLIANCE, port)
                .get("/api/v1/audit/self-check")
                .json()
                .path("checks")
                .valueStream()
                .filter(verdict -> verdict.path("check").asString().equals(SUBJECT))
                .findFirst()
                .orElseThrow();
        assertThat(check.path("sound").asBoolean()).isFalse();
        assertThat(check.at("/findings/0/eventId").asString()).isEqualTo("event-7");
    }

    @Test
    void how_far_the_tree_is_behind_is_a_gauge() {
        assertThat(operator.get("/actuator/metrics/rapport.audit.tree.lag").status())
                .isEqualTo(200);
        assertThat(operator.get("/actuator/metrics/rapport.audit.tree.size").status())
                .isEqualTo(200);
    }

    private double gauge(String name) {
        return operator.get("/actuator/metrics/" + name)
                .json()
                .at("/measurements/0/value")
                .asDouble();
    }
}
