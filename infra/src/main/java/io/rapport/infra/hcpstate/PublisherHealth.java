package io.rapport.infra.hcpstate;

import io.rapport.infra.processing.Alarm;
import io.rapport.infra.streams.StreamsProperties;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Raises an alarm when states have not been published for long: what has ended may still be on the topic. */
final class PublisherHealth extends AbstractHealthIndicator {

    private final StreamsProperties properties;
    private final PublisherStatus status;

    PublisherHealth(StreamsProperties properties, PublisherStatus status) {
        super("the publisher of states could not be looked at");
        this.properties = properties;
        this.status = status;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        boolean isDown = status.down().compareTo(properties.alarmAfter()) > 0;
        health.status(isDown ? Alarm.STATUS : Status.UP)
                .withDetail("downForSeconds", status.down().toSeconds())
                .withDetail("lag", status.lag());
    }
}
