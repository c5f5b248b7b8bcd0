package io.rapport.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.ConsoleSession;
import io.rapport.infra.testing.FreePorts;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.TestServers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TERMINATED = 128 + 15;
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path folder;

    @Test
    void runs_on_external_servers_until_it_is_told_to_stop() throws Exception {
        int port = FreePorts.next();
        try (FakeIssuer issuer = FakeIssuer.start();
                RapportProcess serve = serve(config(port, TestServers.newDatabase(), issuer.uri(), KEY))) {
            serve.awaitReady();
            assertThat(serve.out()).contains("Rapport is ready: http://localhost:" + port);
            assertThat(register(issuer.token(Role.PORTAL), port)).isEqualTo(201);
            assertThat(register(TestServers.tokens().issue(Role.PORTAL, null, Instant.now()), port))
                    .isEqualTo(401);
            assertThat(ConsoleSession.ofNobody(port).get("/portal").statusCode())
                    .as("the portal of the demo")
                    .isEqualTo(404);
            assertThat(ConsoleSession.ofNobody(port).get("/portal/home").statusCode())
                    .isEqualTo(404);
            assertThat(serve.isAlive()).isTrue();

            serve.terminate();

            assertThat(serve.awaitExit(PATIENCE)).isEqualTo(TERMINATED);
            assertThat(serve.err()).doesNotContain("WARN", "ERROR", "Exception");
        }
    }

    @Test
    void people_sign_in_at_the_issuer_and_arrive_where_they_wanted_to_go() throws Exception {
        int port = FreePorts.next();
        try (FakeIssuer issuer = FakeIssuer.start();
                RapportProcess serve = serve(withConsole(config(port, TestServers.newDatabase(), issuer.uri(), KEY)))) {
            serve.awaitReady();
            ConsoleSession person = ConsoleSession.ofNobody(port);
            assertThat(person.follow("/console/kpis?grain=week").body()).contains("Sign in with your account");

            HttpResponse<String> arrived = person.follow("/oauth2/authorization/rapport");

            assertThat(arrived.statusCode()).as(arrived.body()).isEqualTo(200);
            assertThat(arrived.uri().getPath()).isEqualTo("/console/kpis");
            assertThat(arrived.body()).contains("somebody", "Sign out").doesNotContain("Continue as");
            assertThat(issuer.asked())
                    .containsEntry("code_challenge_method", "S256")
                    .doesNotContainKey("prompt");
            assertThat(person.get("/console/hcps").statusCode()).isEqualTo(403);
            assertThat(person.get("/api/v1/kpis").statusCode()).isEqualTo(200);

            person.follow("/oauth2/authorization/rapport?anew");

            assertThat(issuer.asked()).containsEntry("prompt", "login").containsEntry("max_age", "0");
            assertThat(person.submit("/sign-in", "person=ANALYST").statusCode()).isNotEqualTo(302);
        }
    }

    @Test
    void names_every_property_that_is_missing() throws Exception {
        Path config = Files.writeString(folder.resolve("empty.yaml"), "server.port: 0");
        try (RapportProcess serve = serve(config)) {
            assertThat(serve.awaitExit(PATIENCE)).isEqualTo(1);
            assertThat(serve.err().lines())
                    .hasSize(7)
                    .anyMatch(line -> line.contains(config.toString()))
                    .anyMatch(line -> line.contains("spring.datasource.url: expected "))
                    .anyMatch(line -> line.contains("rapport.security.issuer-uri: expected "))
                    .anyMatch(line -> line.contains("rapport.privacy.key-encryption-key: expected "))
                    .anyMatch(line -> line.contains("rapport.privacy.fingerprint-key: expected "))
                    .anyMatch(line -> line.contains("rapport.audit.signing-key: expected "))
                    .anyMatch(line -> line.contains("rapport.audit.checkpoint-folder: expected "));
        }
    }

    @Test
    void says_what_is_wrong_with_a_property() throws Exception {
        try (FakeIssuer issuer = FakeIssuer.start();
                RapportProcess serve = serve(config(0, TestServers.newDatabase(), issuer.uri(), "c2hvcnQ="))) {
            assertThat(serve.awaitExit(PATIENCE)).isEqualTo(1);
            assertThat(serve.err().lines())
                    .singleElement()
                    .asString()
                    .contains("rapport.privacy.key-encryption-key: expected ");
        }
    }

    @Test
    void says_that_the_database_cannot_be_reached() throws Exception {
        int nobody = FreePorts.next();
        String database = "jdbc:postgresql://localhost:" + nobody + "/rapport";
        try (RapportProcess serve = serve(config(0, database, "http://localhost:" + nobody, KEY))) {
            assertThat(serve.awaitExit(PATIENCE)).isEqualTo(1);
            assertThat(serve.err()).contains("localhost:" + nobody).doesNotContain("\tat ", "ERROR", "WARN");
        }
    }

    private RapportProcess serve(Path config) {
        return RapportProcess.start(folder, "serve", "--config", config.toString());
    }

    private Path config(int port, String database, String issuer, String keyEncryptionKey) throws IOException {
        return Files.writeString(folder.resolve("rapport.yaml"), """
                server:
                  port: %d
                spring:
                  datasource:
                    url: %s
                rapport:
                  security:
                    issuer-uri: %s
                  privacy:
                    key-encryption-key: %s
                    fingerprint-key: %s
                  audit:
                    signing-key: %s
                    checkpoint-folder: %s
                """.formatted(
                        port, database, issuer, keyEncryptionKey, KEY, KEY, folder.resolve("audit")));
    }

    /** Cookies go over plain HTTP here. */
    private static Path withConsole(Path config) throws IOException {
        return Files.writeString(config, Files.readString(config) + """
                  console:
                    client-id: rapport-console
                    client-secret: a-secret
                    secure-cookies: false
                """);
    }

    private static int register(String token, int port) {
        return Api.withToken(token, port)
                .post("/api/v1/hcps", Portal.registration("hcp-1"))
                .status();
    }
}
