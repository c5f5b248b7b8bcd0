package io.rapport.infra.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Sends the actions of one HCP batch by batch, each until it is known to be recorded, whatever goes away meanwhile. */
final class StubbornPortal {

    private final String hcp;
    private final IntSupplier port;
    private final int batch;
    private final Duration pause;
    private final AtomicLong recorded = new AtomicLong();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile @Nullable Throwable failure;

    /**
     * @param port of the application that runs now
     * @param batch how many actions are sent at once
     */
    StubbornPortal(String hcp, IntSupplier port, int batch, Duration pause) {
        this.hcp = hcp;
        this.port = port;
        this.batch = batch;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name(hcp).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    String hcp() {
        return hcp;
    }

    /** How many actions are known to be recorded. */
    long recorded() {
        return recorded.get();
    }

    /** @throws AssertionError if it was answered what no portal should be */
    void requireSound() {
        if (failure != null) {
            throw new AssertionError(failure);
        }
    }

    void stop() throws InterruptedException {
        running = false;
        thread.join();
        requireSound();
    }

    private void run() {
        try {
            while (running) {
                act(recorded.get());
                recorded.addAndGet(batch);
                Thread.sleep(pause);
            }
        } catch (RuntimeException | AssertionError | InterruptedException e) {
            failure = e;
        }
    }

    private void act(long first) throws InterruptedException {
        String actions = Portal.batch(LongStream.range(first, first + batch)
                .mapToObj(number -> """
                        {"action": "session-start", "clientId": "%1$s-%2$d", "occurredAt": "%3$s", "session": "s%2$d"}
                        """.formatted(hcp, number, Instant.now()))
                .toArray(String[]::new));
        Answer answer = persist(port, api -> api.post("/api/v1/hcps/" + hcp + "/engagements", actions));
        assertThat(answer.status()).as(answer::body).isEqualTo(200);
        assertThat(answer.json().path("results"))
                .hasSize(batch)
                .allSatisfy(
                        result -> assertThat(result.path("status").asString()).isIn("recorded", "duplicate"));
    }

    /** Repeats what finds nobody, or is answered by a problem that may be repeated. */
    static Answer persist(IntSupplier port, Function<Api, Answer> request) throws InterruptedException {
        while (true) {
            try {
                Answer answer = request.apply(Api.as(Role.PORTAL, port.getAsInt()));
                if (answer.status() != 503) {
                    return answer;
                }
            } catch (UncheckedIOException e) {
                // The application is away, or went away before it answered.
            }
            Thread.sleep(50);
        }
    }
}
