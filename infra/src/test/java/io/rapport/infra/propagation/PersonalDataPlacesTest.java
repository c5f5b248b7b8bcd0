package io.rapport.infra.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.propagation.PersonalDataConsumers;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.projection.ProjectionCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks through every table there is for one HCP, before and after it is erased. Whoever adds a place of personal data meets
 * it here: it must be a consumer that confirms, or a place of which is said why it is none.
 */
@RapportTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalDataPlacesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Tables that name HCPs and are no consumers. */
    private static final Set<String> NO_CONSUMERS = Set.of(
            // The log never forgets that something happened; who it happened to is a number without a key.
            "event_log.event",
            // What is left to tell that somebody was erased.
            "privacy.erased_hcp");

    private static final List<String> IN_CLEAR = List.of(
            "Wilhelmine",
            "Ostrowska",
            "w.ostrowska@clinic.example",
            "+49301234567",
            "St. Hedwig, third floor",
            "1245319599",
            "tapering prednisolone at home",
            "My patient had the same",
            "12 Harbour Road");

    private static final Pattern CIPHERTEXT = Pattern.compile("(?:identity|engagement)\\.[A-Za-z0-9_-]{20,}");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PersonalDataConsumers consumers;

    @Autowired
    private ProjectionCatalogue projections;

    @Autowired
    private PersonalDataVault vault;

    private final String hcp = "hcp-ostrowska";
    private Set<String> tablesBefore = Set.of();
    private Set<String> tablesAfter = Set.of();
    private Set<String> clearBefore = Set.of();

    @BeforeAll
    void liveAndErase() {
        Api portal = Api.as(Role.PORTAL, port);
        live(portal, new Portal(port));
        rebuildThePast();
        tablesBefore = tablesWith(hcp);
        clearBefore = inClear();
        new Compliance(port).erase(hcp);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tablesWith(hcp)).contains("read_model_blue.audit_review"));
        tablesAfter = tablesWith(hcp);
    }

    private void live(Api portal, Portal people) {
        String path = "/api/v1/hcps/" + hcp;
        String content = people.publish();
        send(portal, "/api/v1/hcps", """
                {"id": "%s", "name": {"given": "Wilhelmine", "family": "Ostrowska"}, "email": "w.ostrowska@clinic.example",
                 "phone": "+49301234567", "specialty": "cardiology", "role": "physician", "country": "DE", "language": "de"}
                """.formatted(hcp));
        assertThat(portal.send("PATCH", path, "{\"affiliation\": \"St. Hedwig, third floor\"}")
                        .status())
                .isEqualTo(200);
        send(portal, path + "/verification", "{\"method\": \"npi\", \"npi\": \"1245319599\"}");
        people.decide(hcp, "grant", "analytics");
        String at = Instant.now().toString();
        Api.Answer acted = people.act(
                hcp, Portal.view("v1", content), """
                {"action": "search", "clientId": "s1", "occurredAt": "%s", "query": "tapering prednisolone at home",
                 "results": 3}
                """.formatted(at), """
                {"action": "comment", "clientId": "c1", "occurredAt": "%s", "contentId": "%s",
                 "text": "My patient had the same"}
                """.formatted(at, content), """
                {"action": "bookmark", "clientId": "b1", "occurredAt": "%s", "contentId": "%s"}
                """.formatted(
                                at, content));
        assertThat(acted.json().path("results"))
                .allSatisfy(
                        result -> assertThat(result.path("status").asString()).isEqualTo("recorded"));
        send(portal, path + "/sample-requests", """
                {"product": "LIPO", "strength": "10 mg tablet", "quantity": 5, "signature": "Wilhelmine Ostrowska",
                 "address": "12 Harbour Road", "licence": "L-1", "authority": "US-NJ"}
                """);
        send(Api.as(Role.COMPLIANCE, port), "/api/v1/audit/exports", """
                {"reason": "Ostrowska asked by letter", "question": "What is kept?", "hcpId": "%s"}
                """.formatted(hcp));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(tablesWith(hcp)).contains("read_model_blue.hcp_timeline", "audit.export"));
    }

    private void rebuildThePast() {
        Api operator = Api.as(Role.OPERATOR, port);
        long head = jdbc.sql("select max(position) from event_log.event")
                .query(Long.class)
                .single();
        String replay = "/api/v1/replays/"
                + operator.post(
                                "/api/v1/replays",
                                "{\"projections\": [\"hcp-timeline\"], \"to\": \"%d\"}".formatted(head))
                        .json()
                        .path("id")
                        .asString();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                operator.get(replay).json().path("status").asString())
                        .isEqualTo("ready"));
    }

    @Test
    void every_table_that_names_an_hcp_is_a_consumers() {
        assertThat(tablesBefore)
                .contains(
                        "event_log.event",
                        "privacy.data_key",
                        "read_model_blue.hcp_timeline",
                        "command_side.idempotency");
        assertThat(tablesBefore.stream().filter(table -> !NO_CONSUMERS.contains(table)))
                .allSatisfy(table -> assertThat(consumers.all())
                        .extracting(c -> c.name().value())
                        .contains(consumerOf(table)));
    }

    @Test
    void nothing_personal_is_in_clear_in_any_table_even_while_the_hcp_is_there() {
        assertThat(clearBefore).isEmpty();
    }

    @Test
    void after_the_erasure_only_the_log_and_what_the_law_keeps_name_the_hcp() {
        assertThat(tablesAfter)
                .containsExactlyInAnyOrder(
                        "event_log.event",
                        "privacy.data_key",
                        "privacy.erased_hcp",
                        "read_model_blue.audit_review",
                        "read_model_blue.audit_trail",
                        "read_model_blue.hcp_erasure",
                        "read_model_blue.sample_request");
    }

    @Test
    void no_ciphertext_of_the_log_can_be_opened_but_what_the_law_keeps() {
        List<ProtectedText> texts = jdbc
                .sql("select payload::text from event_log.event where metadata->>'subject' = :hcp")
                .param("hcp", hcp)
                .query(String.class)
                .list()
                .stream()
                .flatMap(payload -> CIPHERTEXT.matcher(payload).results())
                .map(MatchResult::group)
                .map(ProtectedText::new)
                .toList();
        assertThat(texts).hasSizeGreaterThan(6);
        assertThat(texts)
                .allSatisfy(
                        text -> assertThat(vault.reveal(new HcpId(hcp), text)).isEmpty());
    }

    private String consumerOf(String table) {
        String schema = table.substring(0, table.indexOf('.'));
        String name = table.substring(table.indexOf('.') + 1);
        if (schema.startsWith("history_")) {
            return "past-read-models";
        }
        if (schema.startsWith("read_model_")) {
            return projections.projections().stream()
                    .map(projection -> projection.newest())
                    .filter(projection -> projection.tables().stream()
                            .anyMatch(of -> of.name().equals(name)))
                    .map(projection -> projection.name())
                    .findFirst()
                    .orElse(table);
        }
        return switch (table) {
            case "privacy.data_key" -> "data-keys";
            case "privacy.identity_claim" -> "identity-claims";
            case "audit.export" -> "exports";
            case "command_side.idempotency" -> "remembered-answers";
            default -> table;
        };
    }

    private Set<String> inClear() {
        return IN_CLEAR.stream()
                .flatMap(text -> tablesWith(text).stream().map(table -> text + " in " + table))
                .collect(Collectors.toSet());
    }

    private Set<String> tablesWith(String text) {
        return tables().filter(table -> jdbc.sql(
                                "select exists (select from " + table + " t where strpos(t::text, :text) > 0)")
                        .param("text", text)
                        .query(Boolean.class)
                        .single())
                .collect(Collectors.toSet());
    }

    private Stream<String> tables() {
        return jdbc.sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list().stream();
    }

    private static void send(Api api, String path, String body) {
        assertThat(api.post(path, body, "Idempotency-Key", path.replaceAll("[^a-z]", "-"))
                        .status())
                .as(path)
                .isBetween(200, 202);
    }
}
