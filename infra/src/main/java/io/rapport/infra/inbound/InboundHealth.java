package io.rapport.infra.inbound;

import io.rapport.infra.processing.Alarm;
import io.rapport.infra.streams.StreamsProperties;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Raises an alarm when nothing that CRM systems send could be taken for long. */
final class InboundHealth extends AbstractHealthIndicator {

    private final StreamsProperties properties;
    private final InboundStatus status;

    InboundHealth(StreamsProperties properties, InboundStatus status) {
        super("the way in could not be looked at");
        this.properties = properties;
        this.status = status;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        boolean isDown = status.failing().compareTo(properties.alarmAfter()) > 0;
        health.status(isDown ? Alarm.STATUS : Status.UP)
                .withDetail("failingForSeconds", status.failing().toSeconds())
                .withDetail("lagRecords", status.lag());
    }
}
