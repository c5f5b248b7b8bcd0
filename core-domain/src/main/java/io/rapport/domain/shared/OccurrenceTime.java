package io.rapport.domain.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When something happened, as its client says, within the bounds that the server accepts. */
public final class OccurrenceTime {

    /** Nothing that this system records happened before the web existed. */
    public static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /** How far a client's clock may run ahead of the server's. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    private OccurrenceTime() {}

    /**
     * Requires {@code occurredAt} to lie between 1990 and two minutes after {@code receivedAt}.
     *
     * @throws InvalidValue naming the field {@code occurredAt}
     */
    public static Instant requireCredible(Instant occurredAt, Instant receivedAt) {
        if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(receivedAt.plus(CLOCK_SKEW))) {
            throw InvalidValue.of("occurredAt", "an instant from 1990-01-01T00:00:00Z up to now");
        }
        return occurredAt;
    }

    /**
     * The last instant that a client may have meant: clients that cut times to whole seconds mean any instant of that
     * second, of which none can lie after the server received it.
     */
    public static Instant latestMeant(Instant occurredAt, Instant receivedAt) {
        boolean wholeSecond = occurredAt.truncatedTo(ChronoUnit.SECONDS).equals(occurredAt);
        if (!wholeSecond || occurredAt.isAfter(receivedAt)) {
            return occurredAt;
        }
        Instant endOfSecond = occurredAt.plusSeconds(1).minusNanos(1);
        return endOfSecond.isBefore(receivedAt) ? endOfSecond : receivedAt;
    }
}
