package io.rapport.infra.hcpstate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the publisher of this process fares, for those who watch over it. */
final class PublisherStatus {

    private final Clock clock;
    private volatile @Nullable Instant failingSince;
    private volatile long lag;

    PublisherStatus(Clock clock) {
        this.clock = clock;
    }

    /** @param messagesLeft how many ask for a state and have not been answered, in the partitions that are this process's */
    void isWell(long messagesLeft) {
        failingSince = null;
        lag = messagesLeft;
    }

    synchronized void isFailing() {
        if (failingSince == null) {
            failingSince = clock.instant();
        }
    }

    long lag() {
        return lag;
    }

    /** For how long brokers have not been reached, or nothing could be judged; zero while all is well. */
    Duration down() {
        Instant since = failingSince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
