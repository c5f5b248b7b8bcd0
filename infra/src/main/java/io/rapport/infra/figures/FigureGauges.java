package io.rapport.infra.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How far figures are behind what was delivered. */
final class FigureGauges implements MeterBinder {

    private final FigureStreams streams;
    private final FigureSink sink;

    FigureGauges(FigureStreams streams, FigureSink sink) {
        this.streams = streams;
        this.sink = sink;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rapport.streams.figures.lag", streams::lag)
                .description("Messages that were delivered and are not in the sums yet")
                .register(registry);
        Gauge.builder("rapport.streams.figures.sink.lag", sink::lag)
                .description("Sums that are not in the read model yet")
                .register(registry);
    }
}
