package io.rapport.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Two people of compliance, whose four eyes an erasure needs. */
public final class Compliance {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Api ann;
    private final Api bob;

    public Compliance(int port) {
        this(Api.as(Role.COMPLIANCE, "ann", port), Api.as(Role.COMPLIANCE, "bob", port));
    }

    public Compliance(Api ann, Api bob) {
        this.ann = ann;
        this.bob = bob;
    }

    public Api ann() {
        return ann;
    }

    public Api bob() {
        return bob;
    }

    public static String erasure(String hcp) {
        return "/api/v1/hcps/" + hcp + "/erasure";
    }

    public void request(String hcp) {
        assertThat(ann.post(erasure(hcp), "{\"reason\": \"Asked by letter of 3 March.\"}")
                        .status())
                .isEqualTo(201);
    }

    public void approve(String hcp) {
        assertThat(bob.post(erasure(hcp) + "/approval", "").status()).isEqualTo(200);
    }

    /** Returns when everybody has forgotten the HCP. */
    public JsonNode erase(String hcp) {
        request(hcp);
        approve(hcp);
        return awaitPhase(hcp, "completed");
    }

    public JsonNode awaitPhase(String hcp, String phase) {
        return await().atMost(PATIENCE)
                .until(
                        () -> ann.get(erasure(hcp)).json(),
                        erasure -> erasure.path("phase").asString("").equals(phase));
    }
}
