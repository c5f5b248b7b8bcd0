package io.rapport.infra.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches of an HCP who consents to analytics on the web and not in the app. */
@RapportTest
class MixedBatchOverHttpTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Portal portal;
    private String hcp;
    private String content;

    @BeforeEach
    void consentOnTheWeb() {
        portal = new Portal(port);
        hcp = portal.register();
        content = portal.publish();
        assertThat(Api.as(Role.PORTAL, port)
                        .post(
                                "/api/v1/hcps/" + hcp + "/consents",
                                "{\"decision\": \"grant\", \"purpose\": \"analytics\", \"channel\": \"web\", \"notice\": \"n1\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void each_action_has_its_own_result_in_the_order_of_the_batch() {
        Answer answer = portal.act(
                hcp,
                view("app", "a", content),
                view("web", "b", content),
                view("web", "c", "unknown"),
                view("app", "d", content),
                view("app", "a", content));
        assertThat(results(answer, "clientId")).containsExactly("a", "b", "c", "d", "a");
        assertThat(results(answer, "status"))
                .containsExactly("recorded", "recorded", "rejected", "recorded", "duplicate");
        assertThat(results(answer, "anonymous")).containsExactly("true", "false", "", "true", "");
    }

    @Test
    void the_answers_position_includes_all_of_the_batch() {
        long position = portal.act(hcp, view("app", "a", content), view("web", "b", content))
                .position();
        assertThat(jdbc.sql("""
                        select position <= :position from event_log.event
                        where name = 'engagement.content-viewed' and payload->>'contentId' = :content
                        """)
                        .param("position", position)
                        .param("content", content)
                        .query(Boolean.class)
                        .list())
                .containsExactly(true, true);
    }

    @Test
    void a_batch_that_is_repeated_adds_nothing() {
        String[] batch = {view("app", "a", content), view("web", "b", content)};
        portal.act(hcp, batch);
        assertThat(results(portal.act(hcp, batch), "status")).containsExactly("duplicate", "duplicate");
    }

    @Test
    void a_batch_that_is_sent_twice_at_once_is_recorded_once() {
        CyclicBarrier together = new CyclicBarrier(2);
        List<CompletableFuture<Answer>> sending = Stream.of("b", "c")
                .map(own -> CompletableFuture.supplyAsync(
                        () -> {
                            await(together);
                            return portal.act(hcp, view("app", "a", content), view("web", own, content));
                        },
                        Thread::startVirtualThread))
                .toList();
        assertThat(sending.stream().map(sent -> results(sent.join(), "status").getFirst()))
                .containsExactlyInAnyOrder("recorded", "duplicate");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> results(Answer answer, String field) {
        return answer.json()
                .path("results")
                .valueStream()
                .map(result -> result.path(field).asString(""))
                .toList();
    }

    private String view(String channel, String clientId, String content) {
        return """
                {"action": "view", "clientId": "%s", "occurredAt": "%s", "contentId": "%s", "channel": "%s"}
                """.formatted(clientId, Instant.now(), content, channel);
    }
}
