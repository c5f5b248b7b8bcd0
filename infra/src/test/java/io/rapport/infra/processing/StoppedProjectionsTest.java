package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.processing.Faulty.Mistake;
import io.rapport.infra.processing.StoppedProjections.Stop;
import io.rapport.infra.testing.TestDatabase;
import io.rapport.projection.hcp.HcpProfileProjection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Since when and where a projection stands still. */
class StoppedProjectionsTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final String PROFILES = "hcp-profile";

    private final TestLog log = new TestLog(DATABASE);
    private final Faulty faulty = new Faulty(new HcpProfileProjection());
    private final LivingProjection profiles = LivingProjection.of(DATABASE, faulty);

    @BeforeEach
    void fill() {
        LivingProjection.empty(DATABASE);
        IntStream.rangeClosed(0, LivingProjection.LIMIT).forEach(i -> log.register("hcp-" + i));
        faulty.answering(event -> {
            throw new Mistake();
        });
    }

    @Test
    void a_stop_is_known_until_the_projection_has_got_past_it_whoever_took_it_there() {
        StoppedProjections stopped = stopped(LivingProjection.NOW);
        assertThat(stopped.find(PROFILES)).isEmpty();
        stopAt(stopped, log.after(0));
        assertThat(stopped.find(PROFILES)).get().satisfies(stop -> {
            assertThat(stop.position()).isEqualTo(log.head());
            assertThat(stop.event()).isEqualTo("hcp.registered");
            assertThat(stop.cause()).startsWith("Faulty$Mistake");
        });
        faulty.mend();
        profiles.take(log.after(0));
        assertThat(stopped.find(PROFILES)).isEmpty();
    }

    @Test
    void a_stop_lasts_since_it_was_first_met_and_another_one_since_then() {
        Instant later = LivingProjection.NOW.plus(Duration.ofHours(1));
        stopAt(stopped(LivingProjection.NOW), log.after(0));
        stopAt(stopped(later), log.after(0));
        assertThat(stopped(later).find(PROFILES)).get().extracting(Stop::since).isEqualTo(LivingProjection.NOW);

        faulty.mend();
        profiles.take(log.after(0));
        long before = log.head();
        IntStream.rangeClosed(0, LivingProjection.LIMIT).forEach(i -> log.move("hcp-" + i, "FR"));
        faulty.answering(event -> {
            throw new Mistake();
        });
        stopAt(stopped(later), log.after(before));
        assertThat(stopped(later).find(PROFILES)).get().extracting(Stop::since).isEqualTo(later);
    }

    private void stopAt(StoppedProjections stopped, LogBatch batch) {
        try {
            profiles.take(batch);
        } catch (DeadLetterLimit limit) {
            stopped.stop(PROFILES, limit);
        }
    }

    private static StoppedProjections stopped(Instant now) {
        return new StoppedProjections(DATABASE.jdbc(), DATABASE.transactions(), Clock.fixed(now, ZoneOffset.UTC));
    }
}
