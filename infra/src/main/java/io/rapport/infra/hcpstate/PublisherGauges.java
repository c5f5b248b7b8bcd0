package io.rapport.infra.hcpstate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What {@link PublisherHealth} tells, as numbers. */
final class PublisherGauges implements MeterBinder {

    private final PublisherStatus status;

    PublisherGauges(PublisherStatus status) {
        this.status = status;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rapport.streams.state.lag", status::lag)
                .description("Messages that ask for the state of an HCP and have not been answered by this process")
                .baseUnit("messages")
                .register(registry);
        Gauge.builder("rapport.streams.state.down", () -> status.down().toSeconds())
                .description("For how long states could not be published; 0 while they can")
                .baseUnit("seconds")
                .register(registry);
    }
}
