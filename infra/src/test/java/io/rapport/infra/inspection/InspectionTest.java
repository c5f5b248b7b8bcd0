package io.rapport.infra.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.audit.AuditProperties;
import io.rapport.infra.cli.VerifiedBundle;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The story of {@code docs/inspection.md}, chapter by chapter; each goes on where the one before ended. */
@RapportTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class InspectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private AuditProperties properties;

    private Path inspector;

    private Portal people;
    private Compliance two;
    private Api ann;
    private String hcp;
    private String content;
    private Instant offline;
    private Instant beforeWithdrawal;
    private long withdrawn;

    @BeforeAll
    void sheConsentsReadsAndWithdraws(@TempDir Path folder) throws IOException {
        inspector = folder;
        people = new Portal(port);
        two = new Compliance(port);
        ann = two.ann();
        content = people.publish();
        hcp = people.registerConsenting();
        people.act(hcp, Portal.view("tab-1", content));
        pass();
        offline = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        pass();
        beforeWithdrawal = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        pass();
        withdrawn = people.decide(hcp, "withdraw", "analytics").position();
        Files.writeString(inspector.resolve("key"), ann.get("/api/v1/audit/key").body());
    }

    private static void pass() {
        Instant from = Instant.now();
        await().pollDelay(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .until(() -> Instant.now().isAfter(from.plusMillis(3)));
    }

    private String of(String what) {
        return "/api/v1/hcps/" + hcp + what;
    }

    private JsonNode get(String path) {
        Answer answer = ann.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    @Order(1)
    void what_she_did_offline_before_withdrawing_and_sent_afterwards_is_not_hers() {
        Answer late = people.act(hcp, """
                {"action": "view", "clientId": "tab-3", "occurredAt": "%s", "contentId": "%s", "session": "s1"}
                """.formatted(offline, content));
        assertThat(late.json().at("/results/0/anonymous").asBoolean()).isTrue();
    }

    @Test
    @Order(2)
    void everybody_has_let_go() {
        await().atMost(PATIENCE)
                .until(() -> get(of("/consents/analytics/propagation?min-position=" + withdrawn))
                        .path("complete")
                        .asBoolean());
    }

    @Test
    @Order(3)
    void what_was_known_then_can_be_told_and_what_is_known_now() {
        assertThat(get(of("?as-of=%1$s&known-at=%1$s".formatted(beforeWithdrawal)))
                        .at("/engagement/actions")
                        .asInt())
                .isEqualTo(1);
        assertThat(get(of("?min-position=" + withdrawn))
                        .at("/engagement/actions")
                        .asInt())
                .isZero();
    }

    @Test
    @Order(4)
    void the_trail_shows_on_what_each_step_rested() {
        List<String> changes = get("/api/v1/audit/events?sort=position&type=consent&subject=" + hcp)
                .path("items")
                .valueStream()
                .map(event -> event.at("/changes/0/old").asString("nothing") + " to "
                        + event.at("/changes/0/new").asString())
                .toList();
        assertThat(changes).containsExactly("nothing to granted", "granted to withdrawn");
    }

    @Test
    @Order(5)
    void the_inspector_takes_a_checkpoint_and_a_bundle_home_and_verifies_it() throws Exception {
        Files.copy(properties.checkpointFolder().resolve("latest"), inspector.resolve("checkpoint"));
        take("before.zip", ", \"hcpId\": \"" + hcp + "\"");
        assertVerified("before.zip");
    }

    @Test
    @Order(6)
    void she_is_erased_by_two_people() {
        two.erase(hcp);
        assertThat(ann.get(of("")).status()).isEqualTo(410);
        assertThat(ann.get(of("?as-of=" + beforeWithdrawal)).status()).isEqualTo(410);
    }

    @Test
    @Order(7)
    void the_trail_still_tells_what_happened_but_not_to_whom() {
        JsonNode registered =
                get("/api/v1/audit/events?type=hcp.registered&subject=" + hcp).at("/items/0");
        assertThat(registered.path("personal")).isEmpty();
        assertThat(registered
                        .path("changes")
                        .valueStream()
                        .filter(change -> change.path("erased").asBoolean()))
                .extracting(change -> change.path("field").asString())
                .containsExactly("contact.email", "name.family", "name.given");
    }

    @Test
    @Order(8)
    void the_bundle_from_before_still_verifies() {
        assertVerified("before.zip");
    }

    @Test
    @Order(9)
    void the_whole_log_is_complete_and_was_only_added_to() throws Exception {
        take("whole.zip", "");
        assertVerified("whole.zip");
    }

    @Test
    @Order(10)
    void a_bundle_that_somebody_changed_is_broken() throws IOException {
        byte[] bundle = Files.readAllBytes(inspector.resolve("before.zip"));
        bundle[bundle.length / 2] ^= 1;
        Files.write(inspector.resolve("changed.zip"), bundle);
        assertThat(verified("changed.zip").exitCode()).isEqualTo(1);
    }

    @Test
    @Order(11)
    void who_looked_is_in_the_trail_too() {
        assertThat(get("/api/v1/audit/events?type=audit&actor=ann&subject=" + hcp)
                        .path("items"))
                .hasSizeGreaterThan(3);
    }

    private VerifiedBundle verified(String bundle) {
        return VerifiedBundle.of(
                inspector.resolve(bundle),
                "--trusted-key",
                inspector.resolve("key").toString(),
                "--checkpoint",
                inspector.resolve("checkpoint").toString());
    }

    private void assertVerified(String bundle) {
        VerifiedBundle verified = verified(bundle);
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    private void take(String name, String more) throws IOException, InterruptedException {
        Answer asked = ann.post(
                "/api/v1/audit/exports",
                "{\"reason\": \"Inspection\", \"question\": \"What rests on her consent?\"" + more + "}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        String job = "/api/v1/audit/exports/" + asked.json().path("id").asString();
        JsonNode completed = await().atMost(PATIENCE)
                .until(
                        () -> get(job),
                        export -> export.path("status").asString().equals("completed"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + port + completed.path("bundle").asString()))
                .header("Authorization", "Bearer " + TestServers.tokens().issue(Role.COMPLIANCE, null, Instant.now()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofFile(inspector.resolve(name)))
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
