package io.rapport.infra.inbound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What {@link InboundStatus} tells, as numbers. */
final class InboundGauges implements MeterBinder {

    private final InboundStatus status;

    InboundGauges(InboundStatus status) {
        this.status = status;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rapport.streams.inbound.lag", status::lag)
                .description("Records of CRM systems in this process's partitions that have had no effect yet")
                .register(registry);
        Gauge.builder("rapport.streams.inbound.failing", () -> status.failing().toSeconds())
                .description("For how long nothing of CRM systems could be taken; 0 while it can")
                .baseUnit("seconds")
                .register(registry);
    }
}
