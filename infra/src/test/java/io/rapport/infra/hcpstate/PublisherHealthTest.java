package io.rapport.infra.hcpstate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.processing.Alarm;
import io.rapport.infra.streams.StreamsProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class PublisherHealthTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private Instant now = START;
    private final PublisherStatus status = new PublisherStatus(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });
    private final PublisherHealth health = new PublisherHealth(
            new StreamsProperties(
                    true, 3, (short) 1, "slot", Duration.ofHours(1), Duration.ofHours(24), Duration.ofMinutes(1), 0.5),
            status);

    @Test
    void all_is_well_while_states_are_published() {
        status.isWell(7);
        now = START.plus(Duration.ofHours(1));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("lag", 7L).containsEntry("downForSeconds", 0L);
    }

    @Test
    void people_are_told_when_it_fails_for_long() {
        status.isFailing();
        now = START.plus(Duration.ofSeconds(59));
        status.isFailing();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        now = START.plus(Duration.ofSeconds(61));
        assertThat(health.health().getStatus()).isEqualTo(Alarm.STATUS);
    }

    @Test
    void the_alarm_ends_when_states_are_published_again() {
        status.isFailing();
        now = START.plus(Duration.ofHours(1));
        status.isWell(0);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
