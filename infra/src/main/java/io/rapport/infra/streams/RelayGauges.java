package io.rapport.infra.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What {@link RelayHealth} tells, as numbers. They are asked for when somebody looks. */
final class RelayGauges implements MeterBinder {

    private final RelayHealth health;

    RelayGauges(RelayHealth health) {
        this.health = health;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rapport.streams.slot.retained", health::retained)
                .description("Write-ahead log that is kept for messages that have not been delivered")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("rapport.streams.relay.lag", health::lag)
                .description("Positions of the log after the newest of which a message was delivered")
                .register(registry);
        Gauge.builder("rapport.streams.relay.down", () -> health.downtime().toSeconds())
                .description("For how long nobody has been known to deliver messages; 0 while somebody does")
                .baseUnit("seconds")
                .register(registry);
    }
}
