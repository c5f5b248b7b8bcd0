package io.rapport.infra.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.event.EventId;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.audit.AuditTrailProjection;
import io.rapport.projection.hcp.HcpProfileProjection;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowsInMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RememberedLivesTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final HcpId BEN = new HcpId("hcp-ben");
    private static final Projection TRAIL = new AuditTrailProjection();
    private static final String TABLE = "audit_trail";
    private static final int MOST = 10_000;

    private final List<Long> read = new ArrayList<>();
    private final RememberedLives lives = new RememberedLives(
            (positions, consumer) -> positions.forEach(position -> {
                read.add(position);
                consumer.accept(event(position));
            }),
            MOST);

    private static RecordedEvent event(long position) {
        Instant at = Instant.parse("2026-03-10T08:00:00Z");
        HcpDeactivated event = new HcpDeactivated(ADA);
        return new RecordedEvent(
                new EventId("event-" + position),
                EventRegistry.typeOf(event.getClass()),
                position,
                "hcp:hcp-ada",
                position,
                at,
                new EventContext(at, ADA, null, null, null, null, null, ConsentSnapshot.NONE, false),
                event);
    }

    private static List<Long> upTo(long position) {
        return LongStream.rangeClosed(1, position).boxed().toList();
    }

    private String told(HcpId hcp, List<Long> positions) {
        read.clear();
        return lives.fold(hcp, List.of(TRAIL), positions).getFirst().json(TABLE).orElseThrow();
    }

    private static String toldByTheEvents(List<Long> positions) {
        RowsInMemory rows = new RowsInMemory(TRAIL);
        positions.forEach(position -> rows.apply(event(position)));
        return rows.json(TABLE).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_was_asked_before_a_life_is_told_by_its_events(long seed) {
        Random random = new Random(seed);
        for (int asked = 0; asked < 20; asked++) {
            List<Long> positions = withGaps(random, upTo(1 + random.nextInt(5_000)));
            assertThat(told(ADA, positions)).as("time %d", asked).isEqualTo(toldByTheEvents(positions));
        }
    }

    /** As a moment leaves out what occurred later though it was recorded before. */
    private static List<Long> withGaps(Random random, List<Long> positions) {
        TreeSet<Long> left = new TreeSet<>(positions);
        for (int gap = random.nextInt(3); gap > 0; gap--) {
            left.remove(1 + random.nextLong(positions.size()));
        }
        return List.copyOf(left);
    }

    @Test
    void of_a_long_life_that_was_told_only_the_events_after_the_last_point_are_read_again() {
        told(ADA, upTo(5_500));
        told(ADA, upTo(5_500));
        assertThat(read).hasSizeLessThanOrEqualTo(1_000).endsWith(5_500L);
    }

    @Test
    void an_earlier_moment_does_not_make_the_later_one_forgotten() {
        told(ADA, upTo(5_500));
        told(ADA, upTo(10));
        told(ADA, upTo(5_500));
        assertThat(read).hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void a_later_moment_goes_on_from_an_earlier_one() {
        told(ADA, upTo(4_500));
        told(ADA, upTo(4_600));
        assertThat(read).hasSizeLessThanOrEqualTo(1_000).endsWith(4_600L);
    }

    @Test
    void lives_and_projections_are_told_apart() {
        told(ADA, upTo(3_000));
        told(BEN, upTo(3_000));
        assertThat(read).isEqualTo(upTo(3_000));
        read.clear();
        lives.fold(ADA, List.of(new HcpProfileProjection()), upTo(3_000));
        assertThat(read).isEqualTo(upTo(3_000));
    }

    @Test
    void the_life_that_was_not_asked_for_lately_is_forgotten() {
        told(ADA, upTo(6_000));
        told(BEN, upTo(6_000));
        told(ADA, upTo(6_000));
        assertThat(read).isEqualTo(upTo(6_000));
    }
}
