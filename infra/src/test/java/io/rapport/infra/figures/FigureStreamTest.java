package io.rapport.infra.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.kafka.EmbeddedBroker;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.FreePorts;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** From what an HCP does to a figure that an analyst reads. Figures are of all that is on a broker: it has one of its own. */
@RapportTest
@DirtiesContext
@TestPropertySource(properties = {"rapport.streams.enabled=true", "rapport.streams.slot=outbox_figures"})
class FigureStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;

    @LocalServerPort
    private int port;

    private Portal people;
    private Api analyst;
    private String content;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        registry.add("rapport.kafka.bootstrap-servers", () -> broker.bootstrapServers());
        registry.add("rapport.streams.figures.state-folder", () -> folder.resolve("state"));
    }

    @BeforeAll
    static void startBroker() throws IOException {
        broker = EmbeddedBroker.start(folder.resolve("broker"), FreePorts.next());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void publish() {
        people = new Portal(port);
        analyst = Api.as(Role.ANALYST, port);
        content = people.publish();
    }

    private long read() {
        return analyst.get("/api/v1/figures/trending?content-id=" + content)
                .json()
                .path("total")
                .asLong();
    }

    private void awaitRead(long times) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(read()).isEqualTo(times));
    }

    private void view(String hcp, String id) {
        assertThat(people.act(hcp, Portal.view(hcp + id, content)).status()).isEqualTo(200);
    }

    @Test
    void what_hcps_do_is_in_the_figures_soon() {
        String ada = people.registerConsenting();
        view(ada, "1");
        view(ada, "2");
        view(people.register(), "3");

        awaitRead(3);
        JsonNode figure =
                analyst.get("/api/v1/figures/trending?content-id=" + content).json();
        assertThat(figure.path("items").toString()).contains("\"action\":\"view\"", "\"specialty\"", content);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(analyst.get("/api/v1/figures/sessions")
                                .json()
                                .path("total")
                                .asLong())
                        .isPositive());
    }

    @Test
    void what_an_hcp_added_is_taken_away_as_analytics_is_withdrawn_and_that_is_confirmed() {
        String ada = people.registerConsenting();
        view(ada, "1");
        view(people.registerConsenting(), "2");
        awaitRead(2);

        people.decide(ada, "withdraw", "analytics");

        awaitRead(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Api.as(Role.COMPLIANCE, port)
                                .get("/api/v1/hcps/" + ada + "/consents/analytics/propagation")
                                .json()
                                .path("consumers"))
                        .anySatisfy(consumer -> {
                            assertThat(consumer.path("consumer").asString()).isEqualTo("figures");
                            assertThat(consumer.path("confirmedAt").isString()).isTrue();
                        }));
    }

    @Test
    void an_erasure_is_complete_when_nothing_of_the_hcp_is_in_the_figures() {
        String ada = people.registerConsenting();
        view(ada, "1");
        awaitRead(1);

        new Compliance(port).erase(ada);

        awaitRead(0);
    }

    @Test
    void a_figure_that_there_is_not_is_refused_with_those_there_are() {
        Api.Answer answer = analyst.get("/api/v1/figures/visits");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo("name");
        assertThat(answer.body()).contains("active-hcps", "trending");
    }
}
