package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.ReadModels;
import io.rapport.infra.testing.SlowBuilding;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.Projections;
import io.rapport.projection.VersionedProjection;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.OfRow;
import io.rapport.projection.table.RowChange.Purge;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import io.rapport.projection.table.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** A projection of which the code has two versions, each of which keeps up the rows that it has begun. */
@ReplayApplicationTest
@Import(TwoVersionsTest.Upgraded.class)
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class TwoVersionsTest {

    private static final String NAME = "hcp-profile";

    private static final int FIRST = Projections.all().stream()
            .filter(projection -> projection.name().equals(NAME))
            .findFirst()
            .orElseThrow()
            .version();

    private static final int SECOND = FIRST + 1;

    private static final Map<String, Object> MARK = Map.of("affiliation", "by the second version");

    /** Says in each row that it made it. */
    private record SecondVersion(Projection first) implements Projection {

        @Override
        public String name() {
            return first.name();
        }

        @Override
        public int version() {
            return first.version() + 1;
        }

        @Override
        public List<Table<?>> tables() {
            return first.tables();
        }

        @Override
        public List<RowChange> project(RecordedEvent recorded) {
            List<RowChange> changes = new ArrayList<>(first.project(recorded));
            List.copyOf(changes).forEach(change -> changes.add(mark(change)));
            return changes;
        }

        private static RowChange mark(RowChange change) {
            Table<?> table = change.table();
            return switch (change) {
                case Put<?> put -> new Update(table, table.keyOf(put.row()), MARK);
                case OfRow ofRow -> new Update(table, ofRow.key(), MARK);
                case Purge purge -> purge;
            };
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Upgraded {
        @Bean
        @Primary
        ProjectionCatalogue upgradedCatalogue() {
            return new ProjectionCatalogue(Stream.concat(
                            Stream.of(profile()),
                            Projections.all().stream()
                                    .filter(projection -> !projection.name().equals(NAME))
                                    .map(VersionedProjection::of))
                    .toList());
        }

        private static VersionedProjection profile() {
            Projection first = Projections.all().stream()
                    .filter(projection -> projection.name().equals(NAME))
                    .findFirst()
                    .orElseThrow();
            return new VersionedProjection(List.of(first, new SecondVersion(first)));
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private OutdatedProjections outdated;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient jdbc;

    private Operator operator;

    /** As an installation that was upgraded. */
    @BeforeEach
    void liveInTheFirstVersion() {
        operator = new Operator(port);
        jdbc.sql("""
                insert into read_model.projection_slot (projection, slot, version, position, stage)
                values ('hcp-profile', 'blue', :version, 0, 'standing') on conflict do nothing
                """).param("version", FIRST).update();
        ReplaySample.load(application);
        ReadModels.awaitCaughtUp(jdbc, log);
    }

    @Test
    void each_slot_is_kept_up_by_the_version_that_began_it_until_readers_are_switched(CapturedOutput output) {
        assertThat(operator.projection(NAME).path("outdated").asBoolean()).isTrue();
        outdated.tell();
        assertThat(output)
                .contains("hcp-profile is live in version %d, the code has version %d".formatted(FIRST, SECOND));

        operator.replay("\"hcp-profile\"", "");
        new Portal(port).register();
        ReadModels.awaitCaughtUp(jdbc, log);

        assertThat(secondVersions("read_model_blue")).isZero();
        assertThat(secondVersions("read_model_green"))
                .isEqualTo(rows("read_model_green"))
                .isEqualTo(rows("read_model_blue"))
                .isPositive();
        assertThat(version("live")).isEqualTo(FIRST);
        assertThat(version("standby")).isEqualTo(SECOND);
        assertThat(operator.projection(NAME).path("outdated").asBoolean()).isTrue();

        assertThat(operator.switchOver(NAME).status()).isEqualTo(200);

        assertThat(operator.projection(NAME).path("outdated").asBoolean()).isFalse();
        assertThat(secondVersions("read_model")).isEqualTo(rows("read_model"));
        assertThat(operator.rollBack(NAME).status()).isEqualTo(200);
        assertThat(operator.projection(NAME).path("outdated").asBoolean()).isTrue();
        operator.endAll();
    }

    @Test
    void a_replay_that_older_code_has_begun_is_begun_again() {
        SlowBuilding.begin(jdbc, Duration.ofSeconds(1));
        long id = operator.begin("\"hcp-profile\"", "\"replace\": true");
        operator.awaitStatus(id, "filling");
        operator.pause(id);
        await().atMost(Duration.ofSeconds(30)).until(() -> ReplayClaims.none(jdbc));
        SlowBuilding.end(jdbc);
        jdbc.sql("""
                update read_model.projection_slot set version = :version, position = (select max(position) from event_log.event)
                where projection = 'hcp-profile' and slot = 'green'
                """).param("version", FIRST).update();
        operator.resume(id);
        JsonNode ready = operator.awaitStatus(id, "ready");
        assertThat(ready.path("deadLetters").asInt()).isZero();
        assertThat(version("standby")).isEqualTo(SECOND);
        assertThat(secondVersions("read_model_green"))
                .isEqualTo(rows("read_model_green"))
                .isPositive();
        operator.endAll();
    }

    private int version(String side) {
        return operator.projection(NAME).path(side).path("version").asInt();
    }

    private long secondVersions(String schema) {
        return count(schema + ".hcp_profile where affiliation = 'by the second version'");
    }

    private long rows(String schema) {
        return count(schema + ".hcp_profile");
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
