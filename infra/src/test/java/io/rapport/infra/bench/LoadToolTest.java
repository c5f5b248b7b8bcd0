package io.rapport.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.dispatch.LogHead;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.TestServers;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** That the load tool is there, and that the application takes what it sends. */
@RapportTest
class LoadToolTest {

    private static final int BATCHES = 4;
    private static final int ACTIONS = 10;

    @LocalServerPort
    private int port;

    @Autowired
    private LogHead head;

    @Test
    void every_action_that_it_sends_is_recorded() throws Exception {
        try (OpenResources resources = new OpenResources();
                HttpClient http = HttpClient.newHttpClient()) {
            PortalClient portal = new PortalClient(new ApiClient(
                    http, port, Map.of(Role.PORTAL, token(Role.PORTAL), Role.REVIEWER, token(Role.REVIEWER))));
            for (int batch = 0; batch < BATCHES; batch++) {
                portal.register(ActionBatch.hcp(batch));
            }
            for (int content = 0; content < Audience.CONTENTS; content++) {
                portal.publish(Audience.content(content));
            }
            long before = head.position();

            LoadTool.start(
                            new BenchRun(1, 1, new Progress(new PrintWriter(Writer.nullWriter())), resources),
                            new LoadPlan(port, token(Role.PORTAL), "load", BATCHES, ACTIONS, 2, 0))
                    .awaitSuccess(Duration.ofMinutes(1));

            assertThat(head.position()).isEqualTo(before + BATCHES * ACTIONS);
        }
    }

    private static String token(Role role) {
        return TestServers.tokens().issue(role, null, Instant.now());
    }
}
