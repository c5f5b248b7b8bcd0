package io.rapport.infra.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.FreePorts;
import io.rapport.infra.testing.Portal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a demo that runs does, and what its neighbours may not do to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunningDemoTest {

    private static final int TERMINATED = 128 + 15;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path parent;
    private final DemoFolder folder;
    private final RapportProcess demo;

    RunningDemoTest(@TempDir Path parent) {
        this.parent = parent;
        folder = new DemoFolder(parent);
        demo = folder.startEmpty();
    }

    @BeforeAll
    void awaitReady() {
        demo.awaitReady();
    }

    @AfterAll
    void stop() {
        folder.close();
    }

    @Test
    void says_where_it_answers_and_answers_there() {
        assertThat(demo.out())
                .contains("Rapport is ready: http://localhost:" + folder.port())
                .contains("Kafka: 127.0.0.1:" + folder.kafkaPort());
        assertThat(Api.withToken(null, folder.port()).get("/openapi").status()).isEqualTo(200);
    }

    @Test
    void tells_its_progress_and_nothing_else() {
        assertThat(demo.err().lines()).containsExactly("Starting the database ...", "Starting Rapport ...");
    }

    @Test
    void takes_the_token_that_the_command_prints() throws InterruptedException {
        try (RapportProcess token =
                run("token", "portal", "--data", folder.root().toString())) {
            assertThat(token.awaitExit(PATIENCE)).isZero();
            assertThat(token.err()).isEmpty();
            assertThat(token.out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
            assertThat(Api.withToken(token.out().strip(), folder.port())
                            .post("/api/v1/hcps", Portal.registration("by-token"))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void keeps_a_second_instance_out_of_its_folder_and_goes_on() throws Exception {
        int otherPort = FreePorts.next();
        try (RapportProcess second = run(
                "demo",
                "--empty",
                "--port",
                Integer.toString(otherPort),
                "--kafka-port",
                Integer.toString(FreePorts.next()),
                "--data",
                folder.root().toString())) {
            assertThat(second.awaitExit(PATIENCE)).isEqualTo(1);
            assertThat(second.err().lines())
                    .singleElement()
                    .asString()
                    .contains(folder.root().toString());
        }
        assertThat(folder.as(Role.PORTAL)
                        .post("/api/v1/hcps", Portal.registration("after-second"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void delivers_what_is_written_to_its_outbox() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + folder.kafkaPort()))) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(admin.listTopics().names().get(5, TimeUnit.SECONDS))
                            .contains("rapport.hcp.state.v1"));
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(folder.as(Role.OPERATOR)
                                .get("/actuator/health")
                                .json()
                                .at("/components/streams/details/relay")
                                .asString())
                        .isEqualTo("delivering"));
    }

    @Test
    void has_its_log_checked_while_it_runs() throws Exception {
        assertLogIsSound();
        assertThat(demo.isAlive()).isTrue();
        assertThat(folder.as(Role.PORTAL)
                        .post("/api/v1/hcps", Portal.registration("after-check"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @Order(Integer.MAX_VALUE - 2)
    void erases_a_person_when_two_people_have_decided_so() throws Exception {
        Api portal = folder.as(Role.PORTAL);
        assertThat(portal.post("/api/v1/hcps", """
                        {"id": "erased", "name": {"given": "Wilhelmine", "family": "Ostrowska"}, "language": "de",
                         "email": "w.ostrowska@clinic.example", "phone": "+49301234567", "specialty": "cardiology",
                         "role": "physician", "country": "DE"}
                        """).status()).isEqualTo(201);
        assertThat(portal.post(
                                "/api/v1/hcps/erased/consents",
                                "{\"decision\": \"grant\", \"purpose\": \"analytics\", \"notice\": \"n1\"}")
                        .status())
                .isEqualTo(201);
        assertThat(portal.post("/api/v1/hcps/erased/engagements", Portal.batch("""
                        {"action": "search", "clientId": "s1", "occurredAt": "%s", "results": 3,
                         "query": "tapering prednisolone at home"}
                        """.formatted(Instant.now())))
                        .status())
                .isEqualTo(200);
        Api ann = folder.as(Role.COMPLIANCE, "ann");
        assertThat(ann.post("/api/v1/hcps/erased/erasure", "{\"reason\": \"Called on the hotline.\"}")
                        .status())
                .isEqualTo(201);
        assertThat(folder.as(Role.COMPLIANCE, "bob")
                        .post("/api/v1/hcps/erased/erasure/approval", "")
                        .status())
                .isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ann.get("/api/v1/hcps/erased/erasure")
                                .json()
                                .path("phase")
                                .asString())
                        .isEqualTo("completed"));
        assertThat(folder.root().resolve("erasures.txt")).hasContent("erased");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void stops_the_application_and_then_the_database_when_it_is_terminated() throws Exception {
        demo.terminate();

        assertThat(demo.awaitExit(PATIENCE)).isEqualTo(TERMINATED);
        assertThat(folder.hasDatabaseProcesses()).isFalse();
        assertThat(folder.holdsPostmaster()).isFalse();
        assertThat(demo.err().lines())
                .containsExactly("Starting the database ...", "Starting Rapport ...", "Stopping Rapport ...");
        // The server's own housekeeping comes by once a minute, and is sent away at any time.
        assertThat(Files.readAllLines(folder.serverLog()))
                .filteredOn(line -> !line.contains("terminating autovacuum process"))
                .anyMatch(line -> line.contains("database system is shut down"))
                .noneMatch(line -> line.contains("ERROR") || line.contains("FATAL"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void has_its_log_checked_after_it_was_stopped() throws Exception {
        assertLogIsSound();
        assertThat(folder.hasDatabaseProcesses()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wilhelmine",
                "Ostrowska",
                "w.ostrowska@",
                "+49301234567",
                "tapering prednisolone",
                "on the hotline"
            })
    @Order(Integer.MAX_VALUE)
    void has_no_file_with_anything_in_clear_of_whom_it_erased(String clear) throws IOException {
        assertThat(filesWith(clear)).isEmpty();
        assertThat(filesWith("erasure.completed")).isNotEmpty();
    }

    /** Tables, indexes, write-ahead log, keys, whatever there is. */
    private List<Path> filesWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // As many characters as bytes: what is looked for is ASCII.
                if (Files.readString(file, ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private void assertLogIsSound() throws InterruptedException {
        try (RapportProcess check =
                run("check-log", "--json", "--data", folder.root().toString())) {
            assertThat(check.awaitExit(PATIENCE)).isZero();
            assertThat(check.out()).startsWith("{\"sound\":true,");
            assertThat(check.err()).doesNotContain("WARN", "ERROR", "Exception");
        }
    }

    private RapportProcess run(String... arguments) {
        return RapportProcess.start(parent, arguments);
    }
}
