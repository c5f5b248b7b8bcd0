package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.ObservationRegistry;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.RapportTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What machines are told when something is parked, and what they are not. */
@RapportTest
class ProjectionAlarmTest {

    private static final String HEALTH = "/actuator/health";
    private static final String PARKED = "/actuator/metrics/rapport.dead.letters?tag=projection:activity";
    private static final String STOPPED = "/actuator/metrics/rapport.projection.stopped?tag=projection:activity";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api anyone;
    private Api operator;

    @BeforeEach
    void callers() {
        anyone = Api.withToken(null, port);
        operator = Api.as(Role.OPERATOR, port);
        jdbc.sql("""
                insert into read_model.projection_slot (projection, slot, version, position, stage)
                values ('activity', 'blue', 1, 0, 'standing')
                on conflict do nothing
                """).update();
    }

    /** Tests share the application: what others parked is not told here, and what is parked here not to others. */
    @BeforeEach
    @AfterEach
    void mend() {
        jdbc.sql("truncate processing.dead_letter, processing.stopped_projection")
                .update();
    }

    @Test
    void all_is_well_while_nothing_is_parked() {
        assertThat(anyone.get(HEALTH).status()).isEqualTo(200);
        assertThat(operator.get(HEALTH)
                        .json()
                        .at("/components/projections/status")
                        .asString())
                .isEqualTo("UP");
        assertThat(gauge(PARKED)).isZero();
        assertThat(gauge(STOPPED)).isZero();
    }

    @Test
    void something_parked_raises_an_alarm_that_makes_nobody_restart_the_process() {
        park();
        Answer health = anyone.get(HEALTH);
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().path("status").asString()).isEqualTo("ALARM");
        assertThat(health.json().has("components")).isFalse();
        assertThat(gauge(PARKED)).isEqualTo(1);
    }

    @Test
    void an_operator_sees_which_projection_it_is_but_not_whom_it_is_about() {
        park();
        Answer health = operator.get(HEALTH);
        JsonNode projections = health.json().at("/components/projections");
        assertThat(projections.path("status").asString()).isEqualTo("ALARM");
        assertThat(projections.at("/details/parkedSequences/activity").asInt()).isEqualTo(1);
        assertThat(health.body()).doesNotContain("hcp-of-the-alarm");
        assertThat(Api.as(Role.PORTAL, port).get(HEALTH).json().has("components"))
                .isFalse();
    }

    @Test
    void a_projection_that_is_stopped_raises_it_too() {
        long position = 1_000_000;
        jdbc.sql("insert into processing.stopped_projection values ('activity', :position, 'e', 'e', 'c', now())")
                .param("position", position)
                .update();
        assertThat(operator.get(HEALTH)
                        .json()
                        .at("/components/projections/details/stoppedAt/activity")
                        .asLong())
                .isEqualTo(position);
        assertThat(gauge(STOPPED)).isEqualTo(1);
    }

    @Test
    void requests_are_not_observed_because_that_would_slow_each_of_them(
            @Autowired ObjectProvider<ObservationRegistry> observations) {
        assertThat(observations).isEmpty();
    }

    @Test
    void whether_the_process_lives_does_not_depend_on_projections() {
        park();
        assertThat(anyone.get(HEALTH + "/liveness").json().path("status").asString())
                .isEqualTo("UP");
        assertThat(anyone.get(HEALTH + "/readiness").json().path("status").asString())
                .isEqualTo("UP");
    }

    private void park() {
        jdbc.sql("""
                insert into processing.dead_letter
                values ('activity', 'blue', 'hcp-of-the-alarm', 1000000, 'e', 'e', 'c', 1, 1, now(), now())
                """).update();
    }

    private double gauge(String path) {
        return operator.get(path).json().at("/measurements/0/value").asDouble();
    }
}
