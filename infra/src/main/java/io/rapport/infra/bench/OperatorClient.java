package io.rapport.infra.bench;

import io.rapport.infra.security.Role;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has the profile and the timeline replayed, as an operator does. */
record OperatorClient(ApiClient api) {

    static final String PROFILE = "hcp-profile";
    static final String TIMELINE = "hcp-timeline";

    private static final String BOTH = "\"projections\": [\"" + PROFILE + "\", \"" + TIMELINE + "\"]";
    private static final String REASON = "{\"reason\": \"to measure how long it takes\"}";
    private static final Duration POLL = Duration.ofMillis(50);

    /** What is done each time it turns out that a replay goes on. */
    interface Watch {
        void look() throws IOException, InterruptedException;
    }

    /**
     * Where a replay stands.
     *
     * @param position up to which everything is written
     */
    record Standing(String status, long position) {

        boolean isReady() {
            return status.equals("ready");
        }
    }

    /** Asks for a replay into the other slots, whatever stands there. */
    long replay() throws IOException, InterruptedException {
        return request("{" + BOTH + ", \"replace\": true}");
    }

    /** Asks for tables of their own, as they were at a position. */
    long replayTo(long position) throws IOException, InterruptedException {
        return request("{" + BOTH + ", \"to\": \"" + position + "\"}");
    }

    private long request(String json) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(api.post(Role.OPERATOR, "/replays", json))
                .path("id")
                .asLong();
    }

    /** @throws IllegalStateException if it has failed */
    Standing find(long replay) throws IOException, InterruptedException {
        JsonNode view = JsonMapper.shared().readTree(api.get(Role.OPERATOR, "/replays/" + replay));
        Standing standing = new Standing(
                view.path("status").asString(), view.path("position").asLong());
        if (standing.status().equals("failed")) {
            throw new IllegalStateException("the replay has failed: " + view.path("failure"));
        }
        return standing;
    }

    void awaitReady(long replay, Watch watch) throws IOException, InterruptedException {
        while (!find(replay).isReady()) {
            watch.look();
            Thread.sleep(POLL);
        }
    }

    /** Gives up what was written, whether or not it is ready, and waits until it is gone. */
    void giveUp(long replay) throws IOException, InterruptedException {
        if (isCancelled(replay)) {
            while (!find(replay).status().equals("given-up")) {
                Thread.sleep(POLL);
            }
        } else {
            giveUpStandby(PROFILE);
            giveUpStandby(TIMELINE);
        }
    }

    /** What is ready is refused, unless it is of the past. */
    private boolean isCancelled(long replay) throws IOException, InterruptedException {
        try {
            api.delete(Role.OPERATOR, "/replays/" + replay);
            return true;
        } catch (IllegalStateException e) {
            if (find(replay).isReady()) {
                return false;
            }
            throw e;
        }
    }

    private void giveUpStandby(String projection) throws IOException, InterruptedException {
        api.delete(Role.OPERATOR, "/projections/" + projection + "/standby");
    }

    void switchOver(String projection) throws IOException, InterruptedException {
        api.post(Role.OPERATOR, "/projections/" + projection + "/switch", REASON);
    }

    void rollBack(String projection) throws IOException, InterruptedException {
        api.post(Role.OPERATOR, "/projections/" + projection + "/rollback", REASON);
    }
}
