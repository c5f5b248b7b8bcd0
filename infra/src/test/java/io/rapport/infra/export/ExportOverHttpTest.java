package io.rapport.infra.export;

import static io.rapport.infra.testing.Inspector.EXPORTS;
import static io.rapport.infra.testing.Inspector.about;
import static io.rapport.infra.testing.Inspector.entry;
import static io.rapport.infra.testing.Inspector.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.export.ExportId;
import io.rapport.infra.bundle.BundleEntry;
import io.rapport.infra.bundle.BundleStore;
import io.rapport.infra.cli.VerifiedBundle;
import io.rapport.infra.processing.JobClaim;
import io.rapport.infra.processing.JobClaim.Kind;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Inspector;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the request to what an inspector sees on a machine of their own. */
@RapportTest
class ExportOverHttpTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private JsonMapper json;

    @TempDir
    private Path folder;

    private Api compliance;
    private Inspector inspector;
    private Portal portal;

    @BeforeEach
    void callers() {
        compliance = Api.as(Role.COMPLIANCE, port);
        inspector = new Inspector(port, folder);
        portal = new Portal(port);
    }

    @Test
    void the_whole_log_is_asked_for_downloaded_and_verified() throws IOException {
        portal.registerConsenting();
        Answer asked = inspector.ask(request(""));
        String location = asked.headers().getOrDefault("location", "");
        JsonNode job = compliance.get(location).json();
        assertThat(location).startsWith(EXPORTS + "/" + asked.json().path("id").asString());
        assertThat(job.path("reason").asString()).isEqualTo("Inspection 12/26");

        JsonNode done = inspector.awaitEnd(job.path("id").asString());
        assertThat(done.path("status").asString()).isEqualTo("completed");
        assertThat(done.path("progress").path("percent").asInt()).isEqualTo(100);
        assertThat(done.path("checkpointSize").asLong()).isGreaterThanOrEqualTo(asked.position());
        assertThat(done.path("events").asLong())
                .isEqualTo(done.path("checkpointSize").asLong());
        Path bundle = inspector.download(done);
        assertThat(Files.size(bundle)).isEqualTo(done.path("bundleBytes").asLong());
        VerifiedBundle verified = inspector.verified(bundle);
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("VERIFIED").contains("is missing");
    }

    @Test
    void one_hcp_is_exported_with_personal_fields_as_ciphertext() throws IOException {
        String hcp = portal.registerConsenting();
        portal.registerConsenting();
        JsonNode job = inspector.completed(about(hcp));
        Path bundle = inspector.download(job);
        assertThat(inspector.verified(bundle).exitCode()).isZero();
        String events = entry(bundle, "events.jsonl");
        // Registered, consent granted, and the request itself.
        assertThat(events.lines()).hasSize(3);
        assertThat(events).contains("\"" + hcp + "\"").doesNotContain("Byron", "ada@example.org", "Inspection 12/26");
        assertThat(entry(bundle, "trail.csv")).contains("Consent: granted").contains("[encrypted]");
        assertThat(entry(bundle, "manifest.json")).doesNotContain("Inspection", "documented");
        assertThat(job.path("question").asString()).isEqualTo("Was each consent documented?");
    }

    @Test
    void types_and_times_are_chosen() throws IOException {
        String hcp = portal.registerConsenting();
        JsonNode job = inspector.completed(
                request(", \"hcpId\": \"%s\", \"types\": [\"consent\"], \"from\": \"%s\", \"to\": \"%s\""
                        .formatted(
                                hcp,
                                Instant.now().minusSeconds(3600),
                                Instant.now().plusSeconds(3600))));
        assertThat(job.path("events").asLong()).isEqualTo(1);
        Path bundle = inspector.download(job);
        assertThat(inspector.verified(bundle).exitCode()).isZero();
        assertThat(entry(bundle, "events.jsonl")).contains("\"name\":\"consent.granted\"");
        JsonNode before =
                inspector.completed(request(", \"hcpId\": \"%s\", \"to\": \"2000-01-01T00:00:00Z\"".formatted(hcp)));
        assertThat(before.path("events").asLong()).isZero();
        assertThat(inspector.verified(inspector.download(before)).exitCode()).isZero();
    }

    @Test
    void the_log_vouches_for_the_bundle() throws IOException {
        JsonNode job = inspector.completed(request(", \"types\": [\"notice\"]"));
        String payload = jdbc.sql(
                        "select payload::text from event_log.event where name = 'export.completed' and stream = :s")
                .param("s", "export:" + job.path("id").asString())
                .query(String.class)
                .single();
        assertThat(payload)
                .contains("\"manifest\":\"" + job.path("manifestSha256").asString() + "\"");
        assertThat(payload)
                .contains("\"checkpointSize\":" + job.path("checkpointSize").asLong());
    }

    @Test
    void an_earlier_checkpoint_of_the_house_is_extended() throws IOException {
        inspector.completed(request(", \"types\": [\"notice\"]"));
        Path earlier = Files.writeString(
                folder.resolve("earlier"),
                compliance.get("/api/v1/audit/checkpoint").body());
        portal.register();
        Path bundle = inspector.download(inspector.completed(request(", \"types\": [\"notice\"]")));
        VerifiedBundle verified = inspector.verified(bundle, "--checkpoint", earlier.toString());
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("your checkpoint");
    }

    @Test
    void a_bundle_from_before_an_erasure_still_verifies_and_is_dropped_here() throws IOException {
        String hcp = portal.registerConsenting();
        JsonNode job = inspector.completed(about(hcp));
        Path bundle = inspector.download(job);
        JsonNode erasure = new Compliance(port).erase(hcp);
        assertThat(erasure.path("goes")
                        .valueStream()
                        .map(goes -> goes.path("consumer").asString()))
                .contains("exports");
        VerifiedBundle verified = inspector.verified(bundle);
        assertThat(verified.exitCode()).as(verified.out()).isZero();

        JsonNode dropped =
                compliance.get(EXPORTS + "/" + job.path("id").asString()).json();
        assertThat(dropped.path("status").asString()).isEqualTo("dropped");
        assertThat(dropped.path("hcpId").isMissingNode()
                        || dropped.path("hcpId").isNull())
                .isTrue();
        assertThat(dropped.path("reason").asString("")).isEmpty();
        Answer gone = compliance.get(job.path("bundle").asString());
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.problem()).isEqualTo("bundle-dropped");
        assertThat(jdbc.sql("select count(*) from audit.bundle_chunk where export_id = :id")
                        .param("id", job.path("id").asString())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(compliance.post(EXPORTS, about(hcp)).status()).isEqualTo(410);
    }

    @Test
    void who_is_unknown_cannot_be_asked_about() {
        assertThat(compliance.post(EXPORTS, about("hcp-nobody")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"question\": \"q\"} | reason",
                "{\"reason\": \"r\"} | question",
                "{\"reason\": \" \", \"question\": \"q\"} | reason",
                "{\"reason\": \"r\", \"question\": \"q\", \"types\": [\"consent\", \"consents\"]} | types[1]",
                "{\"reason\": \"r\", \"question\": \"q\", \"types\": [\"consent.given\"]} | types[0]",
                "{\"reason\": \"r\", \"question\": \"q\", \"types\": [\"*\"]} | types[0]",
                "{\"reason\": \"r\", \"question\": \"q\", \"from\": \"2026-01-02T00:00:00Z\", \"to\": \"2026-01-01T00:00:00Z\"} | to",
                "{\"reason\": \"r\", \"question\": \"q\", \"from\": \"yesterday\"} | from",
                "{\"reason\": \"r\", \"question\": \"q\", \"hcp\": \"x\"} | hcp"
            })
    void what_is_wrong_is_refused_by_the_name_of_its_field(String body, String field) {
        Answer answer = compliance.post(EXPORTS, body);
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void the_same_request_with_the_same_key_is_one_export() {
        String key = "key-" + UUID.randomUUID();
        Answer first = compliance.post(EXPORTS, request(""), "Idempotency-Key", key);
        Answer second = compliance.post(EXPORTS, request(""), "Idempotency-Key", key);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.headers().get("location")).isEqualTo(first.headers().get("location"));
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(compliance.get(EXPORTS + "/none").problem()).isEqualTo("unknown-export");
        assertThat(compliance.get(EXPORTS + "/none?min-position=1").problem()).isEqualTo("unknown-export");
        assertThat(compliance.get(EXPORTS + "/none/bundle").problem()).isEqualTo("unknown-export");
        assertThat(compliance.get(EXPORTS + "/none?min-position=99999999").status())
                .isEqualTo(503);
    }

    @Test
    void there_is_no_bundle_of_what_is_not_completed() {
        JsonNode job = inspector.completed(request(", \"types\": [\"notice\"]"));
        String id = job.path("id").asString();
        jdbc.sql("update audit.export set status = 'failed' where export_id = :id")
                .param("id", id)
                .update();
        Answer answer = compliance.get(EXPORTS + "/" + id + "/bundle");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("bundle-not-ready");
    }

    /** A process that died has left a row that says it is at work, and a part of the bundle. */
    @Test
    void what_a_dead_process_has_left_is_made_anew() throws IOException {
        JsonNode job = inspector.completed(request(", \"types\": [\"notice\"]"));
        byte[] before = Files.readAllBytes(inspector.download(job));
        String id = job.path("id").asString();
        jdbc.sql("delete from audit.bundle_entry where export_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update audit.bundle_chunk set bytes = 'half' where export_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update audit.export set status = 'writing', manifest = null where export_id = :id")
                .param("id", id)
                .update();
        JsonNode again = inspector.awaitEnd(id);
        assertThat(again.path("status").asString()).isEqualTo("completed");
        assertThat(Files.readAllBytes(inspector.download(again))).isEqualTo(before);
    }

    @Test
    void what_another_process_is_at_is_left_to_it() throws SQLException {
        JsonNode job = inspector.completed(request(", \"types\": [\"notice\"]"));
        String id = job.path("id").asString();
        long number = jdbc.sql("select number from audit.export where export_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
        try (JobClaim _ = JobClaim.of(database, Kind.EXPORT, (int) number).orElseThrow()) {
            jdbc.sql("delete from audit.bundle_entry where export_id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("update audit.export set status = 'reading' where export_id = :id")
                    .param("id", id)
                    .update();
            // Another one is made meanwhile, by which time this one would have been.
            inspector.completed(request(", \"types\": [\"notice\"]"));
            assertThat(compliance.get(EXPORTS + "/" + id).json().path("status").asString())
                    .isEqualTo("reading");
        }
        assertThat(inspector.awaitEnd(id).path("status").asString()).isEqualTo("completed");
    }

    @Test
    void a_process_that_was_given_up_for_dead_writes_nothing_more() throws IOException {
        String id = inspector
                .completed(request(", \"types\": [\"notice\"]"))
                .path("id")
                .asString();
        BundleStore store = new BundleTable(jdbc).store(new ExportId(id), 0);
        try (OutputStream out = store.write(BundleEntry.EVENTS)) {
            assertThatExceptionOfType(AttemptOver.class).isThrownBy(() -> out.write(new byte[2_000_000]));
        } catch (AttemptOver _) {
            // Also of what was left to write.
        }
    }

    @Test
    void a_bundle_whose_time_is_over_is_dropped() {
        JsonNode job = inspector.completed(request(", \"types\": [\"notice\"]"));
        String id = job.path("id").asString();
        assertThat(Instant.parse(job.path("keptUntil").asString()))
                .isEqualTo(Instant.parse(job.path("endedAt").asString()).plus(Duration.ofDays(30)));
        ExportJobs jobs = new ExportJobs(jdbc, json, Clock.systemUTC());
        jdbc.sql("update audit.export set ended_at = '2020-01-01T00:00:00Z' where export_id = :id")
                .param("id", id)
                .update();
        assertThat(jobs.dropCompletedBefore(Instant.parse("2020-01-02T00:00:00Z")))
                .isEqualTo(1);
        while (new BundleTable(jdbc).clearDropped()) {
            // Until nothing is left.
        }
        assertThat(compliance.get(EXPORTS + "/" + id).json().path("status").asString())
                .isEqualTo("dropped");
        assertThat(compliance.get(EXPORTS + "/" + id + "/bundle").status()).isEqualTo(410);
    }

    @Test
    void exports_are_listed_the_newest_first() {
        String first = inspector
                .ask(request(", \"types\": [\"notice\"]"))
                .json()
                .path("id")
                .asString();
        inspector.awaitEnd(first);
        String second = inspector
                .ask(request(", \"types\": [\"notice\"]"))
                .json()
                .path("id")
                .asString();
        inspector.awaitEnd(second);
        JsonNode list = compliance.get(EXPORTS + "?limit=500").json().path("exports");
        assertThat(list.valueStream()
                        .map(job -> job.path("id").asString())
                        .filter(id -> id.equals(first) || id.equals(second)))
                .containsExactly(second, first);
        assertThat(compliance.get(EXPORTS + "?limit=0").field()).isEqualTo("limit");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"COMPLIANCE"},
            mode = EnumSource.Mode.EXCLUDE)
    void exports_are_for_compliance_alone(Role role) {
        Api other = Api.as(role, port);
        assertThat(other.post(EXPORTS, request("")).status()).isEqualTo(403);
        assertThat(other.get(EXPORTS).status()).isEqualTo(403);
        assertThat(other.get(EXPORTS + "/x").status()).isEqualTo(403);
        assertThat(other.get(EXPORTS + "/x/bundle").status()).isEqualTo(403);
    }
}
