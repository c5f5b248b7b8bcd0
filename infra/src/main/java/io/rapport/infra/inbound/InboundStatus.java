package io.rapport.infra.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the consumer of this process fares, for those who watch over it. */
final class InboundStatus {

    private final Clock clock;
    private volatile long lag;
    private volatile @Nullable Instant failingSince;

    InboundStatus(Clock clock) {
        this.clock = clock;
    }

    void lagIs(long records) {
        lag = records;
    }

    void isWell() {
        failingSince = null;
    }

    /** Whether this is news. */
    boolean isFailing() {
        if (failingSince != null) {
            return false;
        }
        failingSince = clock.instant();
        return true;
    }

    /** Records of this process's partitions that have not had their effect yet. */
    long lag() {
        return lag;
    }

    /** For how long nothing could be taken; zero while it can. */
    Duration failing() {
        Instant since = failingSince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
