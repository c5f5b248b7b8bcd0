package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.ReadModels;
import io.rapport.infra.testing.SlowBuilding;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cannot be done about projections and replays, and what is answered then. */
@ReplayApplicationTest
class ReplayBadInputTest {

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
    void endAll() {
        SlowBuilding.end(jdbc);
        operator.endAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'{\"projections\": []}'; 422; projections",
                "'{\"projections\": [\"nothing\"]}'; 422; projections[0]",
                "'{\"projections\": [\"hcp-profile\", null]}'; 422; projections[1]",
                "'{\"projections\": [\"hcp-profile\", \"hcp-profile\"]}'; 422; projections[1]",
                "'{}'; 422; projections",
                "'{\"projections\": null}'; 422; projections",
                "'{\"projections\": \"hcp-profile\"}'; 422; projections",
                "'{\"projections\": [\"hcp-profile\"], \"reason\": \"why\"}'; 422; reason",
                "'['; 400; ''"
            })
    void a_request_that_makes_no_sense_is_refused_and_says_where(String body, int status, String field) {
        Answer answer = operator.api().post("/api/v1/replays", body);
        assertThat(answer.status()).as(answer.body()).isIn(400, status);
        if (status == 422) {
            assertThat(answer.field()).as(answer.body()).isEqualTo(field);
        }
        assertThat(openReplays()).isZero();
    }

    @Test
    void an_unknown_projection_is_answered_by_those_that_exist() {
        for (Answer answer : List.of(
                operator.request("\"nothing\"", ""),
                operator.switchOver("nothing"),
                operator.rollBack("nothing"),
                operator.giveUpStandby("nothing"),
                operator.api().get("/api/v1/projections/nothing"))) {
            assertThat(answer.problem()).isEqualTo("unknown-projection");
            assertThat(answer.status()).isIn(404, 422);
            assertThat(answer.body())
                    .contains(Projections.all().stream().map(Projection::name).toList());
        }
        assertThat(operator.request("\"nothing\"", "").status()).isEqualTo(422);
        assertThat(operator.switchOver("nothing").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "999999999999999999",
                "1000000000000000000",
                "99999999999999999999",
                "yesterday",
                "",
                " ",
                "1.5",
                "2026-02-30",
                "2026-13-01",
                "2026-03-31T16:00:00",
                "1999-12-31",
                "1999-12-31T00:00:00Z",
                "9999-12-31",
                "9999-12-31T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "0000-01-01"
            })
    void a_past_that_is_none_is_refused(String to) {
        Answer answer = operator.request(PROFILE, "\"to\": \"" + to + "\"");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo("to");
        assertThat(openReplays()).isZero();
    }

    @Test
    void the_past_ends_at_the_last_event_and_begins_at_the_first() {
        long head = log.createHeadToken().position().orElseThrow();
        assertThat(operator.request(PROFILE, "\"to\": \"" + (head + 1) + "\"").status())
                .isEqualTo(422);
        String today = jdbc.sql(
                        "select to_char(max(recorded_at) at time zone 'UTC', 'YYYY-MM-DD') from event_log.event")
                .query(String.class)
                .single();
        for (String to : List.of("1", Long.toString(head), today)) {
            long id = operator.begin(PROFILE, "\"to\": \"" + to + "\"");
            assertThat(operator.awaitStatus(id, "ready").path("goal").asLong())
                    .as(to)
                    .isEqualTo(to.equals("1") ? 1 : head);
            assertThat(operator.cancel(id).status()).isEqualTo(202);
            operator.awaitStatus(id, "given-up");
        }
    }

    @Test
    void a_replay_that_does_not_exist_is_not_found_and_one_that_has_ended_is_left_alone() {
        long ended = operator.replay(PROFILE, "").path("id").asLong();
        for (long unknown : new long[] {0, ended + 1, Long.MAX_VALUE}) {
            assertThat(operator.api().get("/api/v1/replays/" + unknown).problem())
                    .isEqualTo("unknown-replay");
            assertThat(operator.pause(unknown).status()).isEqualTo(404);
            assertThat(operator.resume(unknown).status()).isEqualTo(404);
            assertThat(operator.cancel(unknown).status()).isEqualTo(404);
        }
        assertThat(operator.api().get("/api/v1/replays/one").status()).isIn(400, 404, 422);
        for (Answer answer : List.of(operator.pause(ended), operator.resume(ended), operator.cancel(ended))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("replay-ended");
        }
        assertThat(operator.projection("hcp-profile")
                        .path("standby")
                        .path("stage")
                        .asString())
                .isEqualTo("standing");
    }

    @Test
    void a_projection_has_one_replay_at_a_time_whoever_asks_and_the_other_is_told_where_it_is() {
        SlowBuilding.begin(jdbc, Duration.ofMillis(300));
        List<CompletableFuture<Answer>> asked = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> operator.request(i % 2 == 0 ? PROFILE : "\"activity\", " + PROFILE, "")))
                .toList();
        List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(202).containsOnly(202, 409);
        Answer refused = operator.request(PROFILE, "\"replace\": true");
        assertThat(refused.problem()).isEqualTo("already-replaying");
        assertThat(refused.body()).contains("asked for by operator", " of ", "hcp-profile");
        assertThat(operator.switchOver("hcp-profile").problem()).isEqualTo("already-replaying");
        assertThat(operator.rollBack("hcp-profile").problem()).isEqualTo("already-replaying");
        assertThat(operator.giveUpStandby("hcp-profile").problem()).isEqualTo("already-replaying");
    }

    @Test
    void a_switch_needs_a_standby_and_a_reason() {
        assertThat(operator.switchOver("activity").problem()).isEqualTo("no-standby");
        assertThat(operator.rollBack("activity").problem()).isEqualTo("no-standby");
        assertThat(operator.giveUpStandby("activity").problem()).isEqualTo("no-standby");
        operator.replay("\"activity\"", "");
        for (String way : List.of("switch", "rollback")) {
            for (String body : List.of("{}", "{\"reason\": null}", "{\"reason\": \" \"}", "{\"reason\": \"\"}")) {
                Answer answer = operator.api().post("/api/v1/projections/activity/" + way, body);
                assertThat(answer.status()).as("%s: %s", body, answer.body()).isIn(400, 422);
                assertThat(answer.field()).as(answer.body()).isEqualTo("reason");
            }
        }
        assertThat(operator.rollBack("activity").problem()).isEqualTo("nothing-to-roll-back-to");
        assertThat(operator.liveSchema("activity")).isEqualTo("read_model_blue");
    }

    @Test
    void a_slot_that_stands_is_taken_only_by_who_says_so() {
        operator.replay(PROFILE, "");
        Answer refused = operator.request(PROFILE, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("slot-taken");
        operator.replay(PROFILE, "\"replace\": true");
    }

    @Test
    void a_replay_that_is_cancelled_leaves_the_free_slot_empty_and_live_untouched() {
        List<String> before = rows("read_model.hcp_profile");
        SlowBuilding.begin(jdbc, Duration.ofMillis(300));
        long id = operator.begin(PROFILE, "");
        operator.awaitStatus(id, "filling");
        assertThat(operator.cancel(id).status()).isEqualTo(202);
        operator.awaitStatus(id, "given-up");
        assertThat(rows("read_model.hcp_profile")).isEqualTo(before);
        assertThat(rows(operator.freeSchema("hcp-profile") + ".hcp_profile")).isEmpty();
        assertThat(operator.projection("hcp-profile").path("standby").isNull()).isTrue();
    }

    @Test
    void a_replay_that_is_paused_stands_still_and_goes_on_from_there() {
        SlowBuilding.begin(jdbc, Duration.ofMillis(700));
        long id = operator.begin(Operator.allNames(), "\"compare\": true");
        operator.awaitStatus(id, "filling");
        assertThat(operator.pause(id).json().path("status").asString()).isEqualTo("paused");
        assertThat(operator.pause(id).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(this::isUnclaimed);
        SlowBuilding.end(jdbc);
        List<String> standstill = rows("read_model.projection_slot");
        await().during(Duration.ofMillis(1_500))
                .atMost(Duration.ofSeconds(10))
                .until(() -> rows("read_model.projection_slot").equals(standstill) && isUnclaimed());
        long position = operator.find(id).path("position").asLong();
        assertThat(operator.resume(id).json().path("position").asLong()).isEqualTo(position);
        operator.awaitStatus(id, "ready")
                .path("comparison")
                .forEach(difference -> difference
                        .path("tables")
                        .forEach(table -> assertThat(table.path("changed").asLong()
                                        + table.path("missing").asLong()
                                        + table.path("extra").asLong())
                                .as(table.toString())
                                .isZero()));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
    void nobody_but_an_operator_comes_near(Role role) {
        Api caller = role == Role.HCP ? Api.asHcp("hcp-1", port) : Api.as(role, port);
        assertThat(everywhere(caller)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("not-allowed");
        });
        assertThat(everywhere(Api.withToken(null, port)))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(401));
    }

    private static List<Answer> everywhere(Api caller) {
        return Stream.concat(
                        Stream.of(
                                        "/api/v1/replays",
                                        "/api/v1/replays/1",
                                        "/api/v1/projections",
                                        "/api/v1/projections/activity")
                                .map(caller::get),
                        Stream.of(
                                caller.post("/api/v1/replays", "{\"projections\": [" + PROFILE + "]}"),
                                caller.post("/api/v1/replays/1/pause", ""),
                                caller.post("/api/v1/replays/1/resumption", ""),
                                caller.send("DELETE", "/api/v1/replays/1", ""),
                                caller.post("/api/v1/projections/activity/switch", Operator.REASON),
                                caller.post("/api/v1/projections/activity/rollback", Operator.REASON),
                                caller.send("DELETE", "/api/v1/projections/activity/standby", "")))
                .toList();
    }

    private boolean isUnclaimed() {
        return ReplayClaims.none(jdbc);
    }

    private long openReplays() {
        return jdbc.sql("select count(*) from processing.replay where stage not in ('ready', 'given-up')")
                .query(Long.class)
                .single();
    }

    private List<String> rows(String table) {
        return jdbc.sql("select t::text from " + table + " t order by 1")
                .query(String.class)
                .list();
    }
}
