package io.rapport.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.cli.VerifiedBundle;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;

/** Asks for bundles and verifies them, as somebody of compliance with an inspector beside them does. */
public final class Inspector {

    public static final String EXPORTS = "/api/v1/audit/exports";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api compliance;
    private final Path folder;

    /** @param folder where bundles are downloaded to */
    public Inspector(int port, Path folder) {
        this(Api.as(Role.COMPLIANCE, port), folder);
    }

    public Inspector(Api compliance, Path folder) {
        this.compliance = compliance;
        this.folder = folder;
    }

    /** @param more fields beyond those that every request has, each with a comma before it */
    public static String request(String more) {
        return "{\"reason\": \"Inspection 12/26\", \"question\": \"Was each consent documented?\"" + more + "}";
    }

    public static String about(String hcp) {
        return request(", \"hcpId\": \"" + hcp + "\"");
    }

    public Answer ask(String body) {
        Answer asked = compliance.post(EXPORTS, body);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        return asked;
    }

    public JsonNode awaitEnd(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> compliance.get(EXPORTS + "/" + id).json(),
                        job -> job.path("status").asString("").matches("completed|failed|dropped"));
    }

    public JsonNode awaitCompleted(String id) {
        JsonNode job = awaitEnd(id);
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("completed");
        return job;
    }

    public JsonNode completed(String body) {
        return awaitCompleted(ask(body).json().path("id").asString());
    }

    public Path download(JsonNode job) {
        Path file = folder.resolve(job.path("id").asString() + ".zip");
        Answer answer = compliance.download(job.path("bundle").asString(), file);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/zip");
        return file;
    }

    /** What {@code rapport verify} says with the log's key, as the log itself tells it. */
    public VerifiedBundle verified(Path bundle, String... options) throws IOException {
        Path key = Files.writeString(
                folder.resolve("key"), compliance.get("/api/v1/audit/key").body());
        String[] all = new String[options.length + 2];
        all[0] = "--trusted-key";
        all[1] = key.toString();
        System.arraycopy(options, 0, all, 2, options.length);
        return VerifiedBundle.of(bundle, all);
    }

    /** The content of an entry of a bundle. */
    public static String entry(Path bundle, String name) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
