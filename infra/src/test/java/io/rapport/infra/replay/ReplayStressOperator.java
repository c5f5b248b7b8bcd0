package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.ApplicationJvm;
import io.rapport.infra.testing.Portal;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Asks for everything that can be asked for, in random order, and expects an answer that is none of a fault. */
final class ReplayStressOperator {

    private static final String REASON = "{\"reason\": \"stress\"}";

    private final Random random;
    private final String seedText;
    private int registered;

    ReplayStressOperator(long seed, String seedText) {
        this.random = new Random(seed);
        this.seedText = seedText;
    }

    /** Does one thing; a process that is killed meanwhile is no fault. */
    void act(ApplicationJvm process) {
        Api api = process.as(Role.OPERATOR);
        try {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> replay(api);
                case 3, 4, 5 -> switchOver(api);
                case 6 -> rollBack(api);
                case 7 -> send(api, "DELETE", "/api/v1/projections/" + projection() + "/standby", "");
                case 8 -> ofSome(api, "POST", "/pause");
                case 9, 10 -> ofSome(api, "POST", "/resumption");
                default -> ofSome(api, "DELETE", "");
            }
        } catch (UncheckedIOException e) {
            assertThat(e).hasCauseInstanceOf(java.io.IOException.class);
        }
    }

    void replay(Api api) {
        if (random.nextInt(5) == 0) {
            replay(api, "\"to\": \"" + (1 + random.nextInt(1_500)) + "\"");
        } else {
            replayBeside(api);
        }
    }

    void replayBeside(Api api) {
        replay(api, "\"replace\": " + (random.nextInt(4) > 0));
    }

    private void replay(Api api, String more) {
        send(
                api,
                "POST",
                "/api/v1/replays",
                "{\"projections\": [%s], \"compare\": %s, %s}".formatted(some(), random.nextBoolean(), more));
    }

    private void switchOver(Api api) {
        switchOver(api, projectionWithStandby(api));
    }

    void switchOver(Api api, String projection) {
        send(api, "POST", "/api/v1/projections/" + projection + "/switch", REASON);
    }

    private void rollBack(Api api) {
        rollBack(api, projectionWithStandby(api));
    }

    void rollBack(Api api, String projection) {
        send(api, "POST", "/api/v1/projections/" + projection + "/rollback", REASON);
    }

    /** One with a standby and without a replay, if there is any. */
    private String projectionWithStandby(Api api) {
        List<String> able = new ArrayList<>();
        for (JsonNode projection : api.get("/api/v1/projections").json().path("projections")) {
            if (projection.path("standby").path("stage").asString("").equals("standing")
                    && projection.path("replay").isNull()) {
                able.add(projection.path("name").asString());
            }
        }
        return able.isEmpty() ? projection() : able.get(random.nextInt(able.size()));
    }

    /** Lets all replays go on that do not. */
    void resumeAll(ApplicationJvm process) {
        Api api = process.as(Role.OPERATOR);
        api.get("/api/v1/replays?limit=100").json().path("replays").forEach(replay -> {
            if (replay.path("status").asString().matches("paused|failed")) {
                send(api, "POST", "/api/v1/replays/" + replay.path("id").asLong() + "/resumption", "");
            }
        });
    }

    /** As a portal: what changes rows of all kinds. */
    void write(ApplicationJvm process, String writer) {
        Api api = process.as(Role.PORTAL);
        String hcp = "stress-" + writer + "-" + registered++;
        try {
            send(api, "POST", "/api/v1/hcps", Portal.registration(hcp));
            String path = "/api/v1/hcps/" + hcp;
            send(
                    api,
                    "POST",
                    path + "/consents",
                    "{\"decision\": \"grant\", \"purpose\": \"analytics\", \"notice\": \"n1\"}");
            send(api, "POST", path + "/engagements", Portal.batch("""
                    {"action": "session-start", "clientId": "a", "occurredAt": "2026-03-10T08:00:00Z", "session": "s1"}
                    """));
            if (random.nextInt(4) == 0) {
                send(api, "POST", path + "/consents", "{\"decision\": \"withdraw\", \"purpose\": \"analytics\"}");
            }
        } catch (UncheckedIOException e) {
            assertThat(e).hasCauseInstanceOf(java.io.IOException.class);
        }
    }

    private void ofSome(Api api, String method, String what) {
        List<Long> open = new ArrayList<>();
        for (JsonNode replay : api.get("/api/v1/replays?limit=20").json().path("replays")) {
            if (!replay.path("status").asString().matches("ready|given-up")) {
                open.add(replay.path("id").asLong());
            }
        }
        if (!open.isEmpty()) {
            send(api, method, "/api/v1/replays/" + open.get(random.nextInt(open.size())) + what, "");
        }
    }

    private void send(Api api, String method, String path, String body) {
        Answer answer = api.send(method, path, body);
        assertThat(answer.status())
                .as("%s %s %s: %s, %s", method, path, body, answer.body(), seedText)
                .isNotEqualTo(500);
    }

    private String projection() {
        List<Projection> all = Projections.all();
        return all.get(random.nextInt(all.size())).name();
    }

    private String some() {
        List<Projection> all = new ArrayList<>(Projections.all());
        Collections.shuffle(all, random);
        return all.subList(0, 1 + random.nextInt(all.size())).stream()
                .map(projection -> "\"" + projection.name() + "\"")
                .collect(Collectors.joining(", "));
    }
}
