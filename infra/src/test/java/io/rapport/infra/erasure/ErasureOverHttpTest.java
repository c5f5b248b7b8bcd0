package io.rapport.infra.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.engagement.EngagementEvent.SessionStarted;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.propagation.EndOfUse;
import io.rapport.domain.propagation.PersonalDataConsumers;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RapportTest
class ErasureOverHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PersonalDataConsumers consumers;

    @Autowired
    private EventStore log;

    private Portal people;
    private Api portal;
    private Compliance compliance;
    private String hcp;

    @BeforeEach
    void register() {
        people = new Portal(port);
        portal = Api.as(Role.PORTAL, port);
        compliance = new Compliance(port);
        hcp = people.registerConsenting();
    }

    @Test
    void a_request_says_what_goes_and_what_stays_and_changes_nothing() {
        compliance.request(hcp);
        JsonNode erasure = compliance.awaitPhase(hcp, "requested");
        assertThat(erasure.at("/reason").asString()).isEqualTo("Asked by letter of 3 March.");
        assertThat(erasure.at("/requested/by").asString()).isEqualTo("ann");
        assertThat(texts(erasure.at("/goes"), "consumer"))
                .contains("hcp-profile", "hcp-timeline", "data-keys")
                .doesNotContain("sample-request");
        assertThat(texts(erasure.at("/stays"), "law")).containsExactly("21 CFR 203.60", "GDPR Art. 5(2)");
        assertThat(portal.get("/api/v1/hcps/" + hcp).json().at("/name/given").asString())
                .isEqualTo("Ada");
    }

    @Test
    void the_reason_is_stored_in_ciphertext_alone() {
        compliance.request(hcp);
        assertThat(jdbc.sql("select count(*) from event_log.event where payload::text like '%letter of 3 March%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void answers_about_the_hcp_go_and_who_approved_can_repeat_that_all_the_same() {
        String key = UUID.randomUUID().toString();
        Answer changed =
                portal.send("PATCH", "/api/v1/hcps/" + hcp, "{\"specialty\": \"oncology\"}", "Idempotency-Key", key);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(answersAbout(hcp)).isEqualTo(1);
        String request = requestSamples("Idempotency-Key", UUID.randomUUID().toString());
        assertThat(answersAbout(request)).isEqualTo(1);

        compliance.request(hcp);
        String approvalKey = UUID.randomUUID().toString();
        Answer approved = compliance.bob().post(path("/approval"), "", "Idempotency-Key", approvalKey);
        compliance.awaitPhase(hcp, "completed");
        assertThat(answersAbout(request)).isZero();
        assertThat(answersAbout(hcp)).as("that of the approval").isEqualTo(1);
        Answer again = compliance.bob().post(path("/approval"), "", "Idempotency-Key", approvalKey);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.position()).isEqualTo(approved.position());
        assertThat(portal.send("PATCH", "/api/v1/hcps/" + hcp, "{\"specialty\": \"oncology\"}", "Idempotency-Key", key)
                        .status())
                .isEqualTo(410);
    }

    private long answersAbout(String resource) {
        return jdbc.sql("select count(*) from command_side.idempotency where resource = :resource")
                .param("resource", resource)
                .query(Long.class)
                .single();
    }

    /** Else whoever has the key of fingerprints could try all national identifiers. */
    @Test
    void that_two_requests_said_the_same_cannot_be_told_from_their_fingerprints() {
        for (int i = 0; i < 2; i++) {
            portal.send(
                    "PATCH",
                    "/api/v1/hcps/" + hcp,
                    "{\"specialty\": \"oncology\"}",
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
        }
        assertThat(jdbc.sql("select count(distinct request) from command_side.idempotency where resource = :hcp")
                        .param("hcp", hcp)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void nobody_approves_what_they_asked_for() {
        compliance.request(hcp);
        Answer refused = compliance.ann().post(path("/approval"), "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("four-eyes-required");
    }

    @Test
    void a_refused_request_leaves_everything() {
        compliance.request(hcp);
        assertThat(compliance
                        .bob()
                        .post(path("/refusal"), "{\"reason\": \"Not the person.\"}")
                        .status())
                .isEqualTo(200);
        assertThat(compliance.awaitPhase(hcp, "declined").at("/reason").asString())
                .isEqualTo("Not the person.");
        assertThat(portal.get("/api/v1/hcps/" + hcp).status()).isEqualTo(200);
    }

    @Test
    void every_consumer_of_personal_data_confirms() {
        erase();
        JsonNode erasure = compliance.awaitPhase(hcp, "completed");
        assertThat(texts(erasure.at("/goes"), "consumer"))
                .containsExactlyInAnyOrderElementsOf(consumers.concernedBy(EndOfUse.altogether(new HcpId(hcp))).stream()
                        .map(consumer -> consumer.name().value())
                        .toList());
        assertThat(texts(erasure.at("/goes"), "confirmedAt"))
                .allSatisfy(at -> assertThat(Instant.parse(at)).isBefore(Instant.now()));
        assertThat(erasure.at("/decided/by").asString()).isEqualTo("bob");
    }

    @Test
    void no_row_of_a_read_model_is_left_but_what_the_law_keeps() {
        people.act(hcp, Portal.view("c1", people.publish()));
        String request = requestSamples();
        erase();
        compliance.awaitPhase(hcp, "completed");
        List<String> tables = jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.columns
                        where column_name = 'hcp_id' and table_schema in ('read_model_blue', 'read_model_green')
                        order by 1
                        """).query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(10);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tables.stream().filter(this::holdsRows))
                        .containsExactly(
                                "read_model_blue.audit_review",
                                "read_model_blue.audit_trail",
                                "read_model_blue.hcp_erasure",
                                "read_model_blue.sample_request"));
        JsonNode kept = Api.as(Role.REVIEWER, port)
                .get("/api/v1/sample-requests/" + request)
                .json();
        assertThat(kept.at("/phase").asString()).isEqualTo("cancelled");
        assertThat(kept.at("/signature").asString()).isEqualTo("Ada Byron");
    }

    @Test
    void what_the_law_keeps_is_listed_with_its_last_day() {
        requestSamples();
        erase();
        JsonNode stays = compliance.awaitPhase(hcp, "completed").at("/stays");
        assertThat(texts(stays, "retention")).containsExactly("accountability", "samples");
        String inThreeYears = LocalDate.now(ZoneOffset.UTC).plusYears(3).toString();
        assertThat(texts(stays, "until")).containsExactly(inThreeYears, inThreeYears);
    }

    @Test
    void the_keys_of_everything_else_are_destroyed() {
        erase();
        compliance.awaitPhase(hcp, "completed");
        assertThat(jdbc.sql("select retention from privacy.data_key where hcp_id = :hcp and wrapped is not null")
                        .param("hcp", hcp)
                        .query(String.class)
                        .list())
                .containsExactly("ACCOUNTABILITY");
    }

    @Test
    void the_certificate_shows_the_log_before_and_after() {
        erase();
        JsonNode erasure = compliance.awaitPhase(hcp, "completed");
        JsonNode certificate = await().atMost(PATIENCE)
                .until(() -> compliance.ann().get(path("/certificate")), answer -> answer.status() == 200)
                .json();
        assertThat(size(certificate.at("/checkpointBefore")))
                .isLessThan(erasure.at("/erasedPosition").asLong());
        assertThat(size(certificate.at("/checkpointAfter")))
                .isGreaterThanOrEqualTo(erasure.at("/completedPosition").asLong());
        assertThat(certificate.at("/destroyed"))
                .extracting(JsonNode::asString)
                .containsExactly("identity", "engagement");
        assertThat(certificate.at("/forgotten")).isEqualTo(erasure.at("/goes"));
        assertThat(certificate.at("/retained")).isEqualTo(erasure.at("/stays"));
    }

    @Test
    void there_is_no_certificate_before_the_erasure() {
        compliance.request(hcp);
        compliance.awaitPhase(hcp, "requested");
        assertThat(compliance.ann().get(path("/certificate")).problem()).isEqualTo("erasure-not-complete");
    }

    @Test
    void an_erased_hcp_is_gone_for_readers_and_writers() {
        erase();
        compliance.awaitPhase(hcp, "completed");
        List.of("", "/consents", "/timeline", "/saved-items", "/sample-requests")
                .forEach(read -> assertThat(
                                portal.get("/api/v1/hcps/" + hcp + read).problem())
                        .as(read)
                        .isEqualTo("hcp-erased"));
        assertThat(portal.get("/api/v1/hcps/" + hcp).status()).isEqualTo(410);
        assertThat(people.act(hcp, Portal.view("c1", "content-1")).status()).isEqualTo(410);
        assertThat(portal.post("/api/v1/hcps", Portal.registration(hcp)).status())
                .isEqualTo(410);
        assertThat(compliance.ann().post(path(""), "{\"reason\": \"Again.\"}").status())
                .isEqualTo(410);
    }

    @Test
    void a_national_identifier_is_free_again() {
        String npi = "{\"method\": \"npi\", \"npi\": \"1234567893\"}";
        assertThat(portal.post("/api/v1/hcps/" + hcp + "/verification", npi).status())
                .isEqualTo(200);
        erase();
        compliance.awaitPhase(hcp, "completed");
        String again = people.register();
        assertThat(portal.post("/api/v1/hcps/" + again + "/verification", npi).status())
                .isEqualTo(200);
    }

    @Test
    void what_slips_into_the_log_behind_an_erasure_is_erased_again() {
        erase();
        long erasedAt = erasedPosition();
        compliance.awaitPhase(hcp, "completed");
        slipIn();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(erasedPosition()).isGreaterThan(erasedAt));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(holdsRows("read_model_blue.hcp_timeline")).isFalse());
    }

    @Test
    void nobody_was_ever_asked_to_erase_an_unknown_hcp() {
        assertThat(compliance.ann().get("/api/v1/hcps/nobody/erasure").problem())
                .isEqualTo("unknown-erasure");
        assertThat(compliance
                        .ann()
                        .post("/api/v1/hcps/nobody/erasure", "{\"reason\": \"Why not.\"}")
                        .problem())
                .isEqualTo("unknown-hcp");
        assertThat(jdbc.sql("select count(*) from privacy.data_key where hcp_id = 'nobody'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_reason_is_asked_for() {
        Answer refused = compliance.ann().post(path(""), "{\"reason\": \"\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field()).isEqualTo("reason");
    }

    private void erase() {
        compliance.request(hcp);
        compliance.approve(hcp);
    }

    private String path(String step) {
        return Compliance.erasure(hcp) + step;
    }

    private String requestSamples(String... headers) {
        assertThat(portal.post(
                                "/api/v1/hcps/" + hcp + "/verification",
                                "{\"method\": \"licence\", \"number\": \"%s\", \"authority\": \"US-NJ\", \"expiresOn\": \"2036-01-01\"}"
                                        .formatted(hcp))
                        .status())
                .isEqualTo(200);
        return portal.post("/api/v1/hcps/" + hcp + "/sample-requests", """
                        {"product": "LIPO", "strength": "10 mg tablet", "quantity": 5, "signature": "Ada Byron",
                         "address": "1 Main Street", "licence": "L-1", "authority": "US-NJ"}
                        """, headers)
                .json()
                .at("/id")
                .asString();
    }

    private long erasedPosition() {
        return await().atMost(PATIENCE)
                .until(
                        () -> jdbc.sql("select position from privacy.erased_hcp where hcp_id = :hcp")
                                .param("hcp", hcp)
                                .query(Long.class)
                                .optional(),
                        position -> position.isPresent())
                .orElseThrow();
    }

    /** As a command does that was judged before the erasure and is recorded after it. */
    private void slipIn() {
        Instant now = Instant.now();
        EventContext context = new EventContext(
                now, new HcpId(hcp), new Actor(hcp), null, Channel.WEB, "late", null, ConsentSnapshot.NONE, false);
        String id = "late-" + hcp;
        log.publish(new GenericDomainEventMessage<>(
                "engagement", id, 0, new SessionStarted(new SessionId("s1")), context.toMap(), id, now));
    }

    /** The second line of a checkpoint is the size of the log that it is of. */
    private static long size(JsonNode note) {
        return Long.parseLong(note.asString().lines().toList().get(1));
    }

    private boolean holdsRows(String table) {
        return jdbc.sql("select exists (select from " + table + " where hcp_id = :hcp)")
                .param("hcp", hcp)
                .query(Boolean.class)
                .single();
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(item -> item.path(field).asString(""))
                .toList();
    }
}
