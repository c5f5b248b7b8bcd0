package io.rapport.infra.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the relay does and since when, for those who watch over it. */
final class RelayStatus {

    /** @param since when messages were last known to be delivered, here or by another process, or the start */
    record Snapshot(RelayState state, Instant since) {}

    private final Clock clock;
    private volatile Snapshot snapshot;

    RelayStatus(Clock clock) {
        this.clock = clock;
        this.snapshot = new Snapshot(RelayState.STOPPED, clock.instant());
    }

    synchronized void is(RelayState state) {
        boolean well = isWell(state) || state == RelayState.STOPPED || isWell(snapshot.state());
        snapshot = new Snapshot(state, well ? clock.instant() : snapshot.since());
    }

    RelayState state() {
        return snapshot.state();
    }

    /** For how long nobody is known to deliver; zero while somebody does. */
    Duration down() {
        Snapshot current = snapshot;
        return isWell(current.state()) ? Duration.ZERO : Duration.between(current.since(), clock.instant());
    }

    private static boolean isWell(RelayState state) {
        return state == RelayState.DELIVERING || state == RelayState.WAITING;
    }
}
