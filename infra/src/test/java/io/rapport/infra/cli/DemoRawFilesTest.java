package io.rapport.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Inspector;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RawFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/**
 * Looks for an erased HCP in all files of a demo: its database, checkpoints and journals, what it and its database have said of
 * their work, and bundles that were made before the erasure and after it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoRawFilesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HCP = "hcp-4711";
    private static final String PATH = "/api/v1/hcps/" + HCP;
    private static final String CONTENT = "content-1";
    private static final String TITLE = "Zirconium in clear";

    private final Path parent;
    private final DemoFolder folder;
    private final Path bundles;

    DemoRawFilesTest(@TempDir Path parent, @TempDir Path bundles) throws IOException {
        this.parent = parent;
        this.folder = new DemoFolder(parent);
        this.bundles = bundles;
    }

    static List<String> personal() {
        return List.of(
                "Wilhelmine",
                "Ostrowska",
                "w.ostrowska@clinic.example",
                "+49301234567",
                "1245319599",
                "unheard-of tapering",
                "My patient had the same",
                "12 Harbour Road",
                "Asked by letter");
    }

    @BeforeAll
    void liveAndErase() throws IOException, InterruptedException {
        RapportProcess demo = folder.startEmpty().awaitReady();
        JdbcClient database = database(demo);
        Inspector inspector = new Inspector(folder.as(Role.COMPLIANCE), bundles);
        live(database);
        JsonNode whole = inspector.completed(Inspector.request(""));
        inspector.download(inspector.completed(Inspector.about(HCP)));
        new Compliance(folder.as(Role.COMPLIANCE, "ann"), folder.as(Role.COMPLIANCE, "bob")).erase(HCP);
        // One that is kept from before, and one that begins where that ends.
        inspector.download(whole);
        inspector.download(inspector.completed(Inspector.request("")));
        database.sql("checkpoint").update();
        demo.terminate();
        demo.awaitExit(PATIENCE);
    }

    @AfterAll
    void stop() {
        folder.close();
    }

    private static JdbcClient database(RapportProcess demo) {
        String told = "Database: ";
        return demo.out()
                .lines()
                .filter(line -> line.startsWith(told))
                .map(line -> JdbcClient.create(new DriverManagerDataSource(line.substring(told.length()))))
                .findFirst()
                .orElseThrow();
    }

    private void live(JdbcClient database) throws IOException {
        Api portal = folder.as(Role.PORTAL);
        new Portal(portal, folder.as(Role.REVIEWER))
                .publish(CONTENT, Portal.draft(CONTENT).replace("Heart failure in practice", TITLE));
        send(portal, "/api/v1/hcps", """
                {"id": "%s", "name": {"given": "Wilhelmine", "family": "Ostrowska"}, "email": "w.ostrowska@clinic.example",
                 "phone": "+49301234567", "specialty": "cardiology", "role": "physician", "country": "DE", "language": "de"}
                """.formatted(HCP));
        send(portal, PATH + "/verification", "{\"method\": \"npi\", \"npi\": \"1245319599\"}");
        send(portal, PATH + "/consents", "{\"decision\": \"grant\", \"purpose\": \"analytics\", \"notice\": \"n1\"}");
        send(portal, PATH + "/sample-requests", """
                {"product": "LIPO", "strength": "10 mg tablet", "quantity": 5, "signature": "Wilhelmine Ostrowska",
                 "address": "12 Harbour Road", "licence": "L-1", "authority": "US-NJ"}
                """);
        park(database, () -> act(portal));
        // What is refused is told as well.
        portal.post("/api/v1/hcps", Portal.registration(HCP).replace("Ada", "Wilhelmine"));
        portal.post(PATH + "/verification", "{\"method\": \"npi\", \"npi\": \"1245319599\", \"Ostrowska\": 1}");
    }

    private static void act(Api portal) {
        send(portal, PATH + "/engagements", Portal.batch("""
                {"action": "search", "clientId": "s1", "occurredAt": "%1$s", "query": "unheard-of tapering", "results": 3}
                """.formatted(Instant.now()), """
                {"action": "comment", "clientId": "c1", "occurredAt": "%s", "contentId": "%s", "text": "My patient had the same"}
                """.formatted(
                        Instant.now(), CONTENT)));
    }

    /** What the database refuses to a projection is parked for a while, and told by both. */
    private void park(JdbcClient database, Runnable actions) throws IOException {
        database.sql(
                        "alter table read_model_blue.hcp_timeline add constraint no_actions check (feature <> 'engagement')")
                .update();
        actions.run();
        String parked = "select count(*) from processing.dead_letter";
        await().atMost(PATIENCE)
                .until(() -> database.sql(parked).query(Long.class).single() > 0);
        database.sql("alter table read_model_blue.hcp_timeline drop constraint no_actions")
                .update();
        Answer retry = folder.as(Role.OPERATOR).post("/api/v1/projections/hcp-timeline/dead-letters/retries", "{}");
        assertThat(retry.status()).as(retry.body()).isBetween(200, 202);
        await().atMost(PATIENCE)
                .until(() -> database.sql(parked).query(Long.class).single() == 0);
    }

    private static void send(Api portal, String path, String body) {
        Answer answer = portal.post(path, body);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    @Test
    void what_is_stored_in_clear_is_found_by_looking_like_this() throws IOException {
        assertThat(RawFiles.holding(parent, TITLE)).isNotEmpty();
        assertThat(RawFiles.entriesHolding(bundles, TITLE)).isNotEmpty();
        assertThat(RawFiles.holding(parent, HCP))
                .contains(parent.resolve("data").resolve("erasures.txt"));
    }

    @Test
    void bundles_hold_ciphertext() throws IOException {
        assertThat(RawFiles.entriesHolding(bundles, "identity."))
                .hasSize(3)
                .allMatch(name -> name.endsWith("events.jsonl"));
    }

    @ParameterizedTest
    @MethodSource("personal")
    void nothing_personal_is_in_any_file(String text) throws IOException {
        assertThat(RawFiles.holding(parent, text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("personal")
    void nor_in_a_bundle_whenever_it_was_made(String text) throws IOException {
        assertThat(RawFiles.entriesHolding(bundles, text)).isEmpty();
    }
}
