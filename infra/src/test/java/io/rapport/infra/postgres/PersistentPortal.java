package io.rapport.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Registers one HCP after the other, sends the actions of each, and reads each back. It repeats what is answered by a
 * problem that may be repeated, with the same key, until it is answered otherwise.
 */
final class PersistentPortal {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Api api;
    private final String name;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> problems = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile long lastRoundBegan;
    private volatile @Nullable Throwable failure;

    private PersistentPortal(Api api, String name) {
        this.api = api;
        this.name = name;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    static PersistentPortal start(Api api, String name) {
        PersistentPortal portal = new PersistentPortal(api, name);
        portal.thread.start();
        return portal;
    }

    /** HCPs whose registration was acknowledged, and at which position. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    /** The types of problems that it was answered. */
    Set<String> problems() {
        return problems;
    }

    /** @throws AssertionError if it was answered what no portal should be */
    void requireSound() {
        if (failure != null) {
            throw new AssertionError(failure);
        }
    }

    /** Whether it has written, and read what it wrote, in a round that began later than {@code nanos}. */
    boolean readOwnWriteSince(long nanos) {
        return lastRoundBegan > nanos;
    }

    void stop() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (int i = 0; running; i++) {
                round(name + "-" + i);
            }
        } catch (RuntimeException | AssertionError e) {
            failure = e;
        }
    }

    private void round(String hcp) {
        long began = System.nanoTime();
        Answer registered =
                persist(() -> api.post("/api/v1/hcps", Portal.registration(hcp), "Idempotency-Key", "register-" + hcp));
        assertThat(registered.status()).isEqualTo(201);
        acknowledged.put(hcp, registered.position());
        Answer acted =
                persist(() -> api.post("/api/v1/hcps/" + hcp + "/engagements", Portal.batch("""
                {"action": "session-start", "clientId": "start-%s", "occurredAt": "2026-03-10T08:00:00Z", "session": "s1"}
                """.formatted(hcp))));
        assertThat(acted.status()).as(acted::body).isEqualTo(200);
        Answer read = persist(() -> api.get("/api/v1/hcps/" + hcp + "?min-position=" + acted.position()));
        assertThat(read.status()).isEqualTo(200);
        lastRoundBegan = began;
    }

    private Answer persist(Supplier<Answer> request) {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .atMost(PATIENCE)
                .until(request::get, answer -> !isToBeRepeated(answer));
    }

    private boolean isToBeRepeated(Answer answer) {
        if (answer.status() != 503) {
            return false;
        }
        assertThat(answer.headers())
                .containsEntry("content-type", "application/problem+json")
                .containsKey("retry-after");
        problems.add(answer.problem());
        return true;
    }
}
