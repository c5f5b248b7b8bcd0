package io.rapport.projection.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.Table;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.RandomLog;
import io.rapport.projection.testing.ReadModel;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a projection keeps about an HCP, it says so, and it forgets it when the HCP is erased. */
class ForgettingTest {

    private static final List<RecordedEvent> LOG = RandomLog.generate(3, 600);

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    static Stream<Named<Projection>> forgetful() {
        return Projections.all().stream()
                .filter(projection -> projection.personalData().stream().anyMatch(data -> !data.outlivesErasure()))
                .map(projection -> Named.of(projection.name(), projection));
    }

    @Test
    void every_projection_with_rows_of_single_hcps_says_what_it_keeps_about_them() {
        assertThat(Projections.all().stream()
                        .filter(projection -> projection.tables().stream().anyMatch(ForgettingTest::isOfHcps)))
                .isNotEmpty()
                .allSatisfy(projection -> assertThat(projection.personalData())
                        .as(projection.name())
                        .isPresent());
    }

    @ParameterizedTest
    @MethodSource("forgetful")
    void nothing_is_left_of_an_erased_hcp_and_everything_of_the_others(Projection projection) {
        MODEL.reset(projection);
        MODEL.apply(projection, LOG);
        List<String> others = hcps(projection);
        String erased = others.removeFirst();
        MODEL.apply(projection, followedBy(new HcpErased(new HcpId(erased))));
        assertThat(hcps(projection)).isEqualTo(others);
    }

    private static boolean isOfHcps(Table<?> table) {
        return Arrays.stream(table.rowType().getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch("hcpId"::equals);
    }

    private static List<String> hcps(Projection projection) {
        return new ArrayList<>(projection.tables().stream()
                .filter(ForgettingTest::isOfHcps)
                .flatMap(table -> MODEL
                        .jdbc()
                        .sql("select distinct hcp_id from read_model." + table.name() + " where hcp_id is not null")
                        .query(String.class)
                        .list()
                        .stream())
                .distinct()
                .sorted()
                .toList());
    }

    /** An erasure is carried out where nobody meets anybody. */
    private static EventContext withoutChannel(EventContext context) {
        return new EventContext(
                context.occurredAt(),
                context.subject(),
                context.actor(),
                null,
                null,
                null,
                null,
                context.consent(),
                false);
    }

    private static List<RecordedEvent> followedBy(HcpErased erasure) {
        RecordedEvent recorded = new Log()
                .hcp(Instant.parse("2027-01-01T00:00:00Z"), erasure)
                .events()
                .getFirst();
        return List.of(new RecordedEvent(
                recorded.id(),
                recorded.type(),
                LOG.size() + 1L,
                recorded.stream(),
                recorded.sequence(),
                recorded.recordedAt(),
                withoutChannel(recorded.context()),
                recorded.event()));
    }
}
