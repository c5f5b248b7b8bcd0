package io.rapport.infra.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RapportTest
class PropagationOverHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @LocalServerPort
    private int port;

    private Portal portal;
    private Api compliance;
    private String hcp;

    @BeforeEach
    void register() {
        portal = new Portal(port);
        compliance = Api.as(Role.COMPLIANCE, port);
        hcp = portal.registerConsenting();
    }

    @Test
    void a_withdrawal_is_confirmed_by_all_that_rest_on_the_purpose_and_nobody_else() {
        Answer withdrawal = portal.decide(hcp, "withdraw", "analytics");
        JsonNode propagation = complete("analytics");
        assertThat(propagation.at("/ended/position").asLong()).isEqualTo(withdrawal.position());
        assertThat(propagation.at("/ended/decision").asString()).isEqualTo("withdraw");
        assertThat(consumers(propagation))
                .containsExactlyInAnyOrder(
                        "command-side", "hcp-timeline", "activity", "saved-item", "served-list", "recommendations");
    }

    @Test
    void each_confirms_after_the_withdrawal_was_recorded() {
        portal.decide(hcp, "withdraw", "analytics");
        JsonNode propagation = complete("analytics");
        Instant recordedAt = Instant.parse(propagation.at("/ended/recordedAt").asString());
        assertThat(propagation.at("/consumers"))
                .allSatisfy(consumer -> assertThat(
                                Instant.parse(consumer.path("confirmedAt").asString()))
                        .isAfter(recordedAt));
    }

    @Test
    void the_last_withdrawal_counts() {
        portal.decide(hcp, "withdraw", "analytics");
        complete("analytics");
        portal.decide(hcp, "grant", "analytics");
        Answer again = portal.decide(hcp, "withdraw", "analytics");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                complete("analytics").at("/ended/position").asLong())
                        .isEqualTo(again.position()));
    }

    @Test
    void a_purpose_that_was_never_withdrawn_has_nothing_to_propagate() {
        JsonNode propagation = await().atMost(PATIENCE)
                .until(() -> read("research"), read -> read.status() == 200)
                .json();
        assertThat(propagation.at("/ended").isNull()).isTrue();
        assertThat(propagation.at("/consumers")).isEmpty();
    }

    @Test
    void an_hcp_sees_its_own_and_nobody_elses() {
        portal.decide(hcp, "withdraw", "analytics");
        complete("analytics");
        String path = "/api/v1/hcps/" + hcp + "/consents/analytics/propagation";
        assertThat(Api.asHcp(hcp, port).get(path).status()).isEqualTo(200);
        assertThat(Api.asHcp("hcp-other", port).get(path).status()).isEqualTo(403);
    }

    @Test
    void a_purpose_that_does_not_exist_is_refused_with_those_that_do() {
        Answer refused = read("reading-minds");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field()).isEqualTo("purpose");
        assertThat(refused.body()).contains("analytics");
    }

    private JsonNode complete(String purpose) {
        return await().atMost(PATIENCE)
                .until(
                        () -> read(purpose).json(),
                        read -> !read.at("/ended").isNull()
                                && read.at("/complete").asBoolean());
    }

    private Answer read(String purpose) {
        return compliance.get("/api/v1/hcps/" + hcp + "/consents/" + purpose + "/propagation");
    }

    private static List<String> consumers(JsonNode propagation) {
        return StreamSupport.stream(propagation.at("/consumers").spliterator(), false)
                .map(consumer -> consumer.path("consumer").asString())
                .toList();
    }
}
