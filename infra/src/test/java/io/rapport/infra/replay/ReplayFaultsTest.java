package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.ReadModels;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import java.util.List;
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
import tools.jackson.databind.JsonNode;

/** What goes wrong while a projection is built anew, and what readers notice of it: nothing. */
@ReplayApplicationTest
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class ReplayFaultsTest {

    private static final String PROFILE = "\"hcp-profile\"";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient jdbc;

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
    void mendAll() {
        mend();
        operator.endAll();
    }

    @Test
    void a_full_disk_fails_the_replay_which_goes_on_when_there_is_room() {
        breakFreeTable("53100", "true");
        long id = operator.begin(PROFILE, "\"compare\": true");
        JsonNode failed = operator.awaitStatus(id, "failed");
        assertThat(failed.path("failure").path("error").asString()).contains("the disk of the database is full");
        String hcp = new Portal(port).register();
        ReadModels.awaitCaughtUp(jdbc, log);
        assertThat(count("read_model.hcp_profile where hcp_id = '" + hcp + "'")).isEqualTo(1);

        mend();
        assertThat(operator.resume(id).status()).isEqualTo(200);

        operator.awaitStatus(id, "ready");
        assertBothSlotsEqual();
    }

    @Test
    void an_event_that_cannot_be_taken_is_parked_and_keeps_readers_from_the_standby_unless_accepted() {
        String hcp = jdbc.sql("select min(hcp_id) from read_model.hcp_profile")
                .query(String.class)
                .single();
        breakFreeTable("23514", "new.hcp_id = '" + hcp + "'");
        JsonNode ready = operator.replay(PROFILE, "");
        assertThat(ready.path("deadLetters").asInt()).isEqualTo(1);
        assertThat(operator.projection("hcp-profile")
                        .path("standby")
                        .path("deadLetters")
                        .asInt())
                .isEqualTo(1);
        Answer refused = operator.switchOver("hcp-profile");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("dead-letters-in-standby");
        assertThat(operator.api()
                        .post(
                                "/api/v1/projections/hcp-profile/switch",
                                "{\"reason\": \"known\", \"acceptDeadLetters\": true}")
                        .status())
                .isEqualTo(200);
        assertThat(count("read_model.hcp_profile where hcp_id = '" + hcp + "'")).isZero();
        assertThat(operator.rollBack("hcp-profile").status()).isEqualTo(200);
        assertThat(count("read_model.hcp_profile where hcp_id = '" + hcp + "'")).isEqualTo(1);
    }

    @Test
    void more_such_events_than_may_be_parked_fail_the_replay_and_the_first_too_many_is_named() {
        breakFreeTable("23514", "true");
        JsonNode failure =
                operator.awaitStatus(operator.begin(PROFILE, ""), "failed").path("failure");
        assertThat(failure.path("event").asString()).isEqualTo("hcp.registered");
        assertThat(failure.path("position").asLong())
                .isEqualTo(jdbc.sql("""
                        select position from event_log.event where name = 'hcp.registered' order by position offset 5 limit 1
                        """).query(Long.class).single());
        assertThat(count("processing.stopped_projection")).isZero();
    }

    @Test
    void an_index_that_takes_longer_than_a_server_may_be_silent_is_waited_for() {
        jdbc.sql("""
                create or replace function take_long() returns event_trigger language plpgsql as
                $$ begin perform pg_sleep(%d); end $$;
                create event trigger take_long on ddl_command_start when tag in ('CREATE INDEX')
                    execute function take_long();
                """.formatted(ReplayApplicationTest.PATIENCE_SECONDS + 1)).update();
        operator.replay("\"sample-request\"", "");
    }

    @Test
    void a_projection_that_the_code_no_longer_has_holds_up_nothing() {
        jdbc.sql("""
                insert into read_model.live_slot (projection, slot) values ('retired', 'blue');
                insert into read_model.projection_slot (projection, slot, version, position, stage)
                values ('retired', 'blue', 1, 1, 'standing');
                """).update();
        operator.replay(PROFILE, "");
    }

    @Test
    void a_cancel_that_fails_is_told_once_and_can_be_repeated() {
        long id = operator.begin(PROFILE, "");
        operator.awaitStatus(id, "ready");
        operator.switchOver("hcp-profile");
        long again = operator.begin(PROFILE, "\"replace\": true");
        operator.awaitStatus(again, "ready");
        jdbc.sql("update processing.replay set stage = 'filling', ended_at = null where replay_id = :id")
                .param("id", id)
                .update();
        assertThat(operator.cancel(id).status()).isEqualTo(202);
        operator.awaitStatus(id, "failed");
        assertThat(operator.resume(id).problem()).isEqualTo("replay-ended");
        assertThat(operator.rollBack("hcp-profile").problem()).isEqualTo("already-replaying");
        jdbc.sql(
                        "update processing.replay set stage = 'ready', wish = 'run', error = null, ended_at = now() where replay_id = :id")
                .param("id", id)
                .update();
        assertBothSlotsEqual();
    }

    /** Of the profile's table that readers do not see. */
    private void breakFreeTable(String state, String condition) {
        jdbc.sql("""
                create or replace function fault() returns trigger language plpgsql as
                $$ begin
                    if %s then raise exception 'a fault' using errcode = '%s'; end if;
                    return new;
                end $$;
                create trigger fault before insert on %s.hcp_profile for each row execute function fault();
                """.formatted(condition, state, operator.freeSchema("hcp-profile")))
                .update();
    }

    private void mend() {
        jdbc.sql("""
                drop trigger if exists fault on read_model_blue.hcp_profile;
                drop trigger if exists fault on read_model_green.hcp_profile;
                drop event trigger if exists take_long;
                delete from read_model.live_slot where projection = 'retired';
                delete from read_model.projection_slot where projection = 'retired';
                """).update();
    }

    private void assertBothSlotsEqual() {
        Projection profile = Projections.all().getFirst();
        assertThat(ReadModels.dump(jdbc, profile, "read_model_green"))
                .isEqualTo(ReadModels.dump(jdbc, profile, "read_model_blue"))
                .isNotEqualTo(List.of());
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
