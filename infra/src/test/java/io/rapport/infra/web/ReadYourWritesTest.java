package io.rapport.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a client wrote it can read back at once, and a retry writes nothing twice. */
@RapportTest
class ReadYourWritesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api portal;
    private Portal actions;

    @BeforeEach
    void callers() {
        portal = Api.as(Role.PORTAL, port);
        actions = new Portal(port);
    }

    @Test
    void a_view_is_on_the_timeline_at_the_position_that_its_answer_named() {
        String hcp = actions.registerConsenting();
        String content = actions.publish();
        Answer recorded = actions.act(hcp, Portal.view("c1", content));
        Answer timeline = portal.get("/api/v1/hcps/" + hcp + "/timeline?min-position=" + recorded.position());
        assertThat(timeline.json().at("/items/0/event").asString()).isEqualTo("engagement.content-viewed");
        assertThat(timeline.json().at("/items/0/contentId").asString()).isEqualTo(content);
    }

    @Test
    void a_read_from_beyond_the_log_is_told_to_come_back() {
        Answer answer = portal.get("/api/v1/content?min-position=999999999");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("read-model-behind");
        assertThat(answer.headers()).containsKey("retry-after");
    }

    @Test
    void a_withdrawal_is_in_force_for_the_very_next_action_and_takes_the_earlier_ones_away() {
        String hcp = actions.registerConsenting();
        String content = actions.publish();
        actions.act(hcp, Portal.view("c1", content));
        actions.decide(hcp, "withdraw", "analytics");
        Answer after = actions.act(hcp, Portal.view("c2", content));
        assertThat(after.json().at("/results/0/anonymous").asBoolean()).isTrue();
        Answer timeline = portal.get("/api/v1/hcps/" + hcp + "/timeline?min-position=" + after.position());
        assertThat(timeline.json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("feature").asString()))
                .doesNotContain("engagement")
                .contains("consent", "hcp");
    }

    @Test
    void an_anonymous_action_leads_back_to_nobody() {
        String hcp = actions.register();
        String content = actions.publish();
        Answer recorded = actions.act(hcp, Portal.view("client-id-of-mine", content));
        assertThat(stored(recorded.position()))
                .contains(content)
                .doesNotContain(hcp, "client-id-of-mine", "s1", "portal", "subject", "actor", "correlationId");
    }

    @Test
    void a_free_text_of_an_anonymous_action_leaves_no_key_that_would_tell_whose_it_was() {
        String hcp = actions.register();
        Answer searched = actions.act(hcp, """
                {"action": "search", "clientId": "s-1", "occurredAt": "%s", "query": "heart", "results": 3}
                """.formatted(java.time.Instant.now()));
        assertThat(searched.status()).isEqualTo(200);
        assertThat(jdbc.sql("select retention from privacy.data_key where hcp_id = :hcp")
                        .param("hcp", hcp)
                        .query(String.class)
                        .list())
                .containsExactly("IDENTITY");
    }

    @Test
    void an_idempotency_key_on_a_batch_of_actions_is_not_kept() {
        String hcp = actions.register();
        String batch = Portal.batch(Portal.view("c1", actions.publish()));
        String key = UUID.randomUUID().toString();
        portal.post("/api/v1/hcps/" + hcp + "/engagements", batch, "Idempotency-Key", key);
        assertThat(portal.post("/api/v1/hcps/" + hcp + "/engagements", batch, "Idempotency-Key", key)
                        .json()
                        .at("/results/0/status")
                        .asString())
                .isEqualTo("duplicate");
        assertThat(answeredResources()).doesNotContain(hcp);
    }

    @Test
    void a_repeated_action_is_a_duplicate_even_after_a_withdrawal() {
        String hcp = actions.registerConsenting();
        String content = actions.publish();
        actions.act(hcp, Portal.view("c1", content));
        actions.decide(hcp, "withdraw", "analytics");
        assertThat(actions.act(hcp, Portal.view("c1", content))
                        .json()
                        .at("/results/0/status")
                        .asString())
                .isEqualTo("duplicate");
    }

    @Test
    void the_same_action_sent_by_many_at_once_is_recorded_once() throws Exception {
        String hcp = actions.registerConsenting();
        String content = actions.publish();
        List<Answer> answers = concurrently(8, () -> actions.act(hcp, Portal.view("c1", content)));
        assertThat(answers.stream()
                        .map(answer -> answer.json().at("/results/0/status").asString())
                        .filter("recorded"::equals))
                .hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void a_request_repeated_under_its_idempotency_key_is_answered_alike_and_recorded_once() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = Portal.registration("x").replace("\"id\": \"x\", ", "");
        List<Answer> answers = concurrently(6, () -> portal.post("/api/v1/hcps", body, "Idempotency-Key", key));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(answers.getFirst().status()).isEqualTo(201);
    }

    @Test
    void an_idempotency_key_is_not_for_another_request() {
        String key = UUID.randomUUID().toString();
        portal.post("/api/v1/hcps", Portal.registration("a-" + key), "Idempotency-Key", key);
        Answer other = portal.post("/api/v1/hcps", Portal.registration("b-" + key), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(other.field()).isEqualTo("Idempotency-Key");
    }

    @Test
    void no_personal_field_is_stored_in_clear() {
        String hcp = actions.registerConsenting();
        String marker = "Zyxwvut" + Integer.toHexString(hcp.hashCode());
        portal.send(
                "PATCH",
                "/api/v1/hcps/" + hcp,
                "{\"name\": {\"given\": \"%1$s\", \"family\": \"%1$s\"}, \"affiliation\": \"%1$s\"}".formatted(marker));
        Answer searched = actions.act(hcp, """
                {"action": "search", "clientId": "s-1", "occurredAt": "%s", "query": "%s", "results": 3}
                """.formatted(java.time.Instant.now(), marker));
        assertThat(searched.status()).isEqualTo(200);
        Answer timeline = portal.get("/api/v1/hcps/" + hcp + "/timeline?min-position=" + searched.position());
        assertThat(timeline.json().at("/items/0/personal/query").asString()).isEqualTo(marker);
        assertThat(LongStream.rangeClosed(1, searched.position()).mapToObj(this::stored))
                .noneMatch(event -> event.contains(marker));
        assertThat(jdbc.sql("select count(*) from read_model.hcp_timeline t where t::text like :marker")
                        .param("marker", "%" + marker + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void no_two_hcps_are_verified_by_the_same_npi() {
        String verification = "{\"method\": \"npi\", \"npi\": \"1245319599\"}";
        assertThat(portal.post("/api/v1/hcps/" + actions.register() + "/verification", verification)
                        .status())
                .isEqualTo(200);
        Answer second = portal.post("/api/v1/hcps/" + actions.register() + "/verification", verification);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("identity-already-claimed");
    }

    @Test
    void a_timeline_is_paged_without_gap_or_repetition() {
        String hcp = actions.registerConsenting();
        String content = actions.publish();
        String[] views = IntStream.range(0, 25)
                .mapToObj(i -> Portal.view("c" + i, content))
                .toArray(String[]::new);
        long position = actions.act(hcp, views).position();
        java.util.Set<Long> seen = new java.util.TreeSet<>();
        String cursor = "";
        int pages = 0;
        do {
            Answer page = portal.get("/api/v1/hcps/" + hcp + "/timeline?limit=10&min-position=" + position + cursor);
            page.json()
                    .path("items")
                    .valueStream()
                    .forEach(item ->
                            assertThat(seen.add(item.path("position").asLong())).isTrue());
            cursor = page.json().path("next").isNull()
                    ? ""
                    : "&cursor=" + page.json().path("next").asString();
            pages++;
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(27);
        assertThat(pages).isEqualTo(3);
    }

    /** The event at the position with everything that is stored of it. */
    protected String stored(long position) {
        return jdbc.sql("select e::text from event_log.event e where position = :position")
                .param("position", position)
                .query(String.class)
                .single();
    }

    /** What the answers are about that are kept for repeated requests. */
    protected List<String> answeredResources() {
        return jdbc.sql("select resource from command_side.idempotency")
                .query(String.class)
                .list();
    }

    private static <T> List<T> concurrently(int times, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList());
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
