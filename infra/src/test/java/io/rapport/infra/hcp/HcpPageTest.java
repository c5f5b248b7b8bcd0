package io.rapport.infra.hcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.ConsoleSession;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** All that is known of an HCP on one page, now and as of any moment. */
@RapportTest
class HcpPageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @LocalServerPort
    private int port;

    private Portal portal;
    private ConsoleSession compliance;

    @BeforeEach
    void people() {
        portal = new Portal(port);
        compliance = ConsoleSession.of("COMPLIANCE", port);
    }

    @Test
    void an_hcps_page_tells_its_profile_consents_reading_and_timeline() {
        String hcp = portal.registerConsenting();
        String content = portal.publish();
        portal.act(hcp, Portal.view("c1-" + hcp, content));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(hcp, ""))
                        .contains("Ada Byron", "cardiology, physician", "✓ in force", "heart failure", "content viewed")
                        .contains("Heart failure in practice"));
    }

    @Test
    void a_consent_that_was_withdrawn_stands_as_it_did_at_a_moment_before() {
        String hcp = portal.registerConsenting();
        Instant before = Instant.now();
        portal.decide(hcp, "withdraw", "analytics");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page(hcp, "")).contains(">withdrawn<"));
        assertThat(page(hcp, "?as-of=" + before)).contains("✓ in force").doesNotContain(">withdrawn<");
    }

    @Test
    void before_the_registration_there_was_nobody() {
        assertThat(page(portal.register(), "?as-of=2020-01-01T00:00:00Z")).contains("There was nobody of this id yet");
    }

    @Test
    void a_name_is_shown_and_not_run() {
        String hcp = "hcp-" + java.util.UUID.randomUUID();
        Api.as(Role.PORTAL, port)
                .post(
                        "/api/v1/hcps",
                        Portal.registration(hcp)
                                .replace("Byron", "<script>alert(1)</script>")
                                .replace("Ada", "\u202eעדה"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(hcp, ""))
                        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "עדה")
                        .doesNotContain("<script>alert"));
    }

    @Test
    void who_uses_the_portal_does_not_look_back() {
        ConsoleSession editor = ConsoleSession.of("EDITOR", port);
        String path = "/console/hcps/" + portal.register();
        assertThat(editor.get(path).body()).contains("Ada Byron").doesNotContain("As of");
        assertThat(editor.get(path + "?as-of=" + Instant.now()).statusCode()).isEqualTo(403);
    }

    @Test
    void compliance_looking_at_an_hcp_is_recorded() {
        String hcp = portal.register();
        Instant moment = Instant.parse("2026-03-03T14:03:00Z");
        page(hcp, "?as-of=" + moment);
        Api auditor = Api.as(Role.COMPLIANCE, port);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(auditor.get("/api/v1/audit/events?type=audit.data-read&subject=" + hcp)
                                .body())
                        .contains("console/hcps/{id}", moment.toString()));
    }

    @Test
    void nobody_of_an_id_is_told_as_a_page() {
        HttpResponse<String> answer = compliance.get("/console/hcps/nobody");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void a_moment_that_is_none_is_told_as_a_page_that_names_it() {
        HttpResponse<String> answer = compliance.get("/console/hcps/" + portal.register() + "?as-of=yesterday");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("as-of");
    }

    private String page(String hcp, String query) {
        HttpResponse<String> answer = compliance.get("/console/hcps/" + hcp + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
