package io.rapport.infra.streams;

import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.processing.Alarm;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Raises an alarm when messages are not delivered for long, or when so much is kept for them that PostgreSQL will soon give
 * it up: then all since the last confirmed position is published again, which consumers notice.
 */
final class RelayHealth extends AbstractHealthIndicator {

    private final StreamsProperties properties;
    private final RelayStatus status;
    private final ReplicationSlot slot;
    private final RelayTable table;
    private final LeafLog log;

    RelayHealth(StreamsProperties properties, RelayStatus status, ReplicationSlot slot, RelayTable table, LeafLog log) {
        super("the event streams could not be looked at");
        this.properties = properties;
        this.status = status;
        this.slot = slot;
        this.table = table;
        this.log = log;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Optional<ReplicationSlot.State> state = slot.state();
        boolean isLost = state.map(ReplicationSlot.State::lost).orElse(true);
        boolean isFull = slot.bound()
                .filter(bound -> retained() > bound * properties.alarmRetained())
                .isPresent();
        boolean isDown = downtime().compareTo(properties.alarmAfter()) > 0;
        health.status(isLost || isFull || isDown ? Alarm.STATUS : Status.UP)
                .withDetail("relay", status.state().name().toLowerCase(Locale.ROOT))
                .withDetail("downForSeconds", downtime().toSeconds())
                .withDetail("slotLost", isLost)
                .withDetail("retainedBytes", retained())
                .withDetail("confirmedPosition", table.confirmed())
                .withDetail("headPosition", log.head());
    }

    /** Bytes of the write-ahead log that are kept for messages that have not been delivered. */
    long retained() {
        return slot.state().map(ReplicationSlot.State::retained).orElse(0L);
    }

    /** Positions of the log that nothing delivered is as new as; not all of them have a message. */
    long lag() {
        return Math.max(0, log.head() - table.confirmed());
    }

    Duration downtime() {
        return status.down();
    }
}
