package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.testing.ReadModels;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process died after a switch was recorded and before readers saw it, and an operator goes on. */
@ReplayApplicationTest
class UnsettledSwitchTest {

    private static final String PROJECTION = "hcp-consent";
    private static final String NAME = "\"hcp-consent\"";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient jdbc;

    private Operator operator;
    private String before;

    @BeforeAll
    void load() {
        ReplaySample.load(application);
    }

    @BeforeEach
    void switchWithoutEffect() {
        operator = new Operator(port);
        ReadModels.awaitCaughtUp(jdbc, log);
        before = operator.liveSchema(PROJECTION);
        operator.replay(NAME, "");
        assertThat(operator.switchOver(PROJECTION).status()).isEqualTo(200);
        await().until(() -> jdbc.sql("select position from processing.reaction where name = 'slot-switch'")
                        .query(Long.class)
                        .single()
                >= log.createHeadToken().position().orElseThrow());
        assertThat(jdbc.sql("""
                        update read_model.live_slot set decided_at = 0, slot = case slot when 'blue' then 'green' else 'blue' end
                        where projection = :name
                        """).param("name", PROJECTION).update()).isEqualTo(1);
        assertThat(operator.liveSchema(PROJECTION)).isEqualTo(before);
    }

    @AfterEach
    void endAll() {
        operator.endAll();
    }

    @Test
    void a_rollback_goes_back_to_what_was_live_before_the_switch() {
        assertThat(operator.rollBack(PROJECTION).status()).isEqualTo(200);
        assertThat(operator.liveSchema(PROJECTION)).isEqualTo(before);
        assertThat(decidedAt()).isEqualTo(log.createHeadToken().position().orElseThrow());
    }

    @Test
    void another_switch_goes_on_from_the_first() {
        assertThat(operator.switchOver(PROJECTION).status()).isEqualTo(200);
        assertThat(operator.liveSchema(PROJECTION)).isEqualTo(before);
    }

    @Test
    void a_new_replay_leaves_the_slot_alone_that_was_switched_to() {
        assertThat(operator.replay(NAME, "\"replace\": true")
                        .path("schemas")
                        .path(0)
                        .asString())
                .isEqualTo(before);
        assertThat(operator.liveSchema(PROJECTION)).isNotEqualTo(before);
    }

    @Test
    void what_is_given_up_is_what_was_live_before_the_switch() {
        assertThat(operator.giveUpStandby(PROJECTION).status()).isEqualTo(204);
        assertThat(operator.liveSchema(PROJECTION)).isNotEqualTo(before);
        assertThat(jdbc.sql("select count(*) from read_model.hcp_consent")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private long decidedAt() {
        return jdbc.sql("select decided_at from read_model.live_slot where projection = :name")
                .param("name", PROJECTION)
                .query(Long.class)
                .single();
    }
}
