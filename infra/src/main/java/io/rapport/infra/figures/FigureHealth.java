package io.rapport.infra.figures;

import io.rapport.infra.processing.Alarm;
import io.rapport.infra.streams.StreamsProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Raises an alarm when figures have not been summed for long. */
final class FigureHealth extends AbstractHealthIndicator {

    private final StreamsProperties properties;
    private final FigureStreams streams;
    private final FigureSink sink;
    private final Clock clock;
    private volatile Instant wellAt;

    FigureHealth(StreamsProperties properties, FigureStreams streams, FigureSink sink, Clock clock) {
        super("the figures could not be looked at");
        this.properties = properties;
        this.streams = streams;
        this.sink = sink;
        this.clock = clock;
        this.wellAt = clock.instant();
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Instant now = clock.instant();
        if (streams.isWell()) {
            wellAt = now;
        }
        boolean isDown = Duration.between(wellAt, now).compareTo(properties.alarmAfter()) > 0;
        health.status(isDown ? Alarm.STATUS : Status.UP)
                .withDetail("running", streams.isWell())
                .withDetail("messagesBehind", streams.lag())
                .withDetail("figuresBehind", sink.lag());
    }
}
