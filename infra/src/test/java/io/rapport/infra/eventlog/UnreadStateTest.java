package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Aggregates whose state this process believes to know, and that another process changes behind its back. */
@RapportTest
class UnreadStateTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private Portal portal;

    @BeforeEach
    void connect() {
        api = Api.as(Role.PORTAL, port);
        portal = new Portal(port);
    }

    @Test
    void a_command_that_has_nothing_to_do_by_what_is_known_is_decided_by_the_log() {
        String hcp = portal.register();
        choose(hcp, "asthma");
        anotherProcessAppends("hcp:" + hcp, "hcp.interests-chosen", """
                {"hcpId": "%s", "topics": ["stroke"]}""".formatted(hcp));
        choose(hcp, "asthma");
        assertThat(names("hcp:" + hcp))
                .containsExactly(
                        "hcp.registered", "hcp.interests-chosen", "hcp.interests-chosen", "hcp.interests-chosen");
    }

    @Test
    void a_command_that_what_is_known_would_reject_is_decided_by_the_log() {
        String content = "content-" + UUID.randomUUID();
        assertThat(api.post("/api/v1/content", Portal.draft(content)).status()).isEqualTo(201);
        anotherProcessAppends("content:" + content, "content.submitted", """
                {"contentId": "%s", "version": 1}""".formatted(content));
        Api reviewer = Api.as(Role.REVIEWER, port);
        assertThat(reviewer.post(
                                "/api/v1/content/" + content + "/approval",
                                "{\"validUntil\": \"2036-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_command_that_appends_to_an_outdated_state_is_decided_again() {
        String hcp = portal.register();
        choose(hcp, "asthma");
        anotherProcessAppends("hcp:" + hcp, "hcp.interests-chosen", """
                {"hcpId": "%s", "topics": ["stroke"]}""".formatted(hcp));
        choose(hcp, "copd");
        assertThat(names("hcp:" + hcp)).hasSize(4);
    }

    @Test
    void a_stream_that_another_process_began_meanwhile_is_read() {
        String hcp = portal.register();
        anotherProcessAppends("consent:" + hcp, "consent.granted", """
                {"hcpId": "%s", "recordId": "record-1", "scope": {"purpose": "analytics"}, "notice": "n1",
                 "decidedAt": "2026-03-10T08:00:00Z"}""".formatted(hcp));
        portal.decide(hcp, "withdraw", "analytics");
        assertThat(names("consent:" + hcp)).containsExactly("consent.granted", "consent.withdrawn");
    }

    private void choose(String hcp, String topic) {
        assertThat(api.send("PUT", "/api/v1/hcps/" + hcp + "/interests", "{\"topics\": [\"" + topic + "\"]}")
                        .status())
                .isEqualTo(200);
    }

    private void anotherProcessAppends(String stream, String name, String payload) {
        jdbc.sql("""
                insert into event_log.event
                select (select max(position) + 1 from event_log.event), :id, :stream,
                       (select coalesce(max(sequence) + 1, 0) from event_log.event where stream = :stream),
                       split_part(:stream, ':', 1), :name, 1, now(), cast(:payload as json),
                       '{"occurredAt": "2026-03-10T08:00:00Z"}'
                """)
                .param("id", UUID.randomUUID().toString())
                .param("stream", stream)
                .param("name", name)
                .param("payload", payload)
                .update();
    }

    private List<String> names(String stream) {
        return jdbc.sql("select name from event_log.event where stream = ? order by sequence")
                .param(stream)
                .query(String.class)
                .list();
    }
}
