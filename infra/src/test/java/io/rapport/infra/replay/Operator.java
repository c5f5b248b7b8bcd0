package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An operator, who waits for what was asked for. */
final class Operator {

    static final String REASON = "{\"reason\": \"a test\"}";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;

    Operator(int port) {
        this.api = Api.as(Role.OPERATOR, port);
    }

    Api api() {
        return api;
    }

    static String allNames() {
        return Projections.all().stream()
                .map(Projection::name)
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", "));
    }

    Answer request(String names, String more) {
        return api.post(
                "/api/v1/replays", "{\"projections\": [" + names + "]" + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    /** @return the replay's id */
    long begin(String names, String more) {
        Answer accepted = request(names, more);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.json().path("id").asLong();
    }

    JsonNode replay(String names, String more) {
        return awaitStatus(begin(names, more), "ready");
    }

    JsonNode find(long id) {
        return api.get("/api/v1/replays/" + id).json();
    }

    String status(long id) {
        return find(id).path("status").asString("");
    }

    JsonNode awaitStatus(long id, String status) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> find(id),
                        replay -> replay.path("status").asString("").equals(status));
    }

    Answer pause(long id) {
        return api.post("/api/v1/replays/" + id + "/pause", "");
    }

    Answer resume(long id) {
        return api.post("/api/v1/replays/" + id + "/resumption", "");
    }

    Answer cancel(long id) {
        return api.send("DELETE", "/api/v1/replays/" + id, "");
    }

    Answer switchOver(String projection) {
        return api.post("/api/v1/projections/" + projection + "/switch", REASON);
    }

    Answer rollBack(String projection) {
        return api.post("/api/v1/projections/" + projection + "/rollback", REASON);
    }

    Answer giveUpStandby(String projection) {
        return api.send("DELETE", "/api/v1/projections/" + projection + "/standby", "");
    }

    JsonNode projection(String name) {
        return api.get("/api/v1/projections/" + name).json();
    }

    /** The schema in which readers see the projection. */
    String liveSchema(String projection) {
        return projection(projection).path("live").path("schema").asString();
    }

    /** The schema that a replay would fill. */
    String freeSchema(String projection) {
        return liveSchema(projection).endsWith("blue") ? "read_model_green" : "read_model_blue";
    }

    /** Leaves each projection in one slot, and no replay open. */
    void endAll() {
        List<Long> open = new ArrayList<>();
        api.get("/api/v1/replays?limit=500").json().path("replays").forEach(replay -> {
            if (!replay.path("status").asString().matches("ready|given-up")) {
                open.add(replay.path("id").asLong());
            }
        });
        open.forEach(this::cancel);
        // One that became ready in the same instant stands, and is given up below.
        open.forEach(id -> await().atMost(PATIENCE).until(() -> status(id).matches("ready|given-up")));
        api.get("/api/v1/projections").json().path("projections").forEach(projection -> {
            if (!projection.path("standby").isNull()) {
                assertThat(giveUpStandby(projection.path("name").asString()).status())
                        .isEqualTo(204);
            }
        });
    }
}
