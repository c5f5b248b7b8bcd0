package io.rapport.infra.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.StoredLeaf;
import io.rapport.infra.testing.TestBroker;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class RelayHealthTest {

    private static final Status ALARM = new Status("ALARM");
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final RelayFixture fixture = new RelayFixture(TestBroker.bootstrapServers());
    private Instant now = START;
    private final RelayStatus status = new RelayStatus(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });
    private final RelayHealth health =
            new RelayHealth(fixture.properties, status, fixture.slot, fixture.table, new LeafLog() {
                @Override
                public long head() {
                    return 12;
                }

                @Override
                public void read(long after, long to, Consumer<StoredLeaf> leaves) {
                    throw new UnsupportedOperationException();
                }
            });

    @BeforeEach
    void makeSlot() throws SQLException {
        new SlotKeeper(fixture.database.dataSource(), fixture.slot, fixture.table, List.of()).ensure();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void all_is_well_while_messages_are_delivered() {
        status.is(RelayState.DELIVERING);
        now = START.plus(Duration.ofHours(1));
        fixture.table.confirm(10);

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.lag()).isEqualTo(2);
        assertThat(health.downtime()).isZero();
    }

    @Test
    void people_are_told_when_it_fails_for_long() {
        status.is(RelayState.DELIVERING);
        status.is(RelayState.FAILING);
        now = START.plus(Duration.ofSeconds(50));
        status.is(RelayState.STARTING);
        status.is(RelayState.FAILING);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        now = START.plus(Duration.ofSeconds(61));

        assertThat(health.health().getStatus()).isEqualTo(ALARM);
        assertThat(health.downtime()).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void people_are_told_when_there_is_no_slot() {
        status.is(RelayState.DELIVERING);
        fixture.slot.drop();

        assertThat(health.health().getStatus()).isEqualTo(ALARM);
    }
}
