package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventId;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.testing.TestServers;
import io.rapport.projection.engagement.ActivityProjection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.ProjectionWriter;
import io.rapport.projection.table.SlotState.Stage;
import io.rapport.projection.table.TableSlot;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An installation from before actions were counted by day, as it is upgraded. */
class ActivityByDayMigrationTest {

    private static final String BEFORE = "202611231401";
    private static final HcpId ADA = new HcpId("hcp-ada");

    private final ActivityProjection projection = new ActivityProjection();
    private final DriverManagerDataSource database = new DriverManagerDataSource(TestServers.newDatabase());
    private final JdbcTemplate template = new JdbcTemplate(database);
    private final JdbcClient jdbc = JdbcClient.create(template);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));

    @Test
    void rows_from_before_are_of_an_older_version_and_have_no_day_until_they_are_rebuilt() {
        migrateTo(BEFORE);
        jdbc.sql("""
                insert into read_model_slots.hcp_activity (
                    slot, hcp_id, channel, content_id, action, count, first_at, last_at, product, content_type)
                values ('blue', 'hcp-ada', 'web', 'c1', 'view', 2, '2026-03-01 10:00Z', '2026-03-02 10:00Z', '', 'article');
                insert into read_model_blue.anonymous_activity values ('web', 'c1', 'view', 4, now(), now());
                insert into read_model_blue.hcp_session values ('hcp-ada', 'web', 's1', 2, now(), now());
                insert into read_model.projection_slot values ('activity', 2, 'blue', 2, 'standing');
                """).update();

        migrateTo("latest");

        assertThat(days()).containsExactly("1970-01-01 2");
        assertThat(texts("select sum(count)::text from read_model.content_activity"))
                .containsExactly("6");
        assertThat(texts("select actions || ' ' || views from read_model.hcp_session"))
                .containsExactly("2 0");
        assertThat(new ProjectionSlots(jdbc)
                        .find("activity", TableSlot.BLUE)
                        .orElseThrow()
                        .version())
                .isLessThan(projection.version());

        rebuild(List.of(viewed(1, "2026-03-01T10:00:00Z"), viewed(2, "2026-03-02T10:00:00Z")));
        jdbc.sql("update read_model.live_slot set slot = 'green' where projection = 'activity'")
                .update();

        assertThat(days()).containsExactly("2026-03-01 1", "2026-03-02 1");
        assertThat(texts("select actions || ' ' || views from read_model.hcp_session"))
                .containsExactly("2 2");
    }

    @Test
    void what_comes_before_a_replay_is_counted_beside_the_rows_from_before() {
        migrateTo(BEFORE);
        jdbc.sql("""
                insert into read_model_slots.hcp_activity (
                    slot, hcp_id, channel, content_id, action, count, first_at, last_at, product, content_type)
                values ('blue', 'hcp-ada', 'web', 'c1', 'view', 1, '2026-03-02 08:00Z', '2026-03-02 08:00Z', '', 'unknown');
                insert into read_model.projection_slot values ('activity', 1, 'blue', 2, 'standing');
                """).update();
        migrateTo("latest");

        write(TableSlot.BLUE, List.of(viewed(2, "2026-03-02T10:00:00Z")));

        assertThat(days()).containsExactly("1970-01-01 1", "2026-03-02 1");
        assertThat(texts("select count::text from read_model.content_activity")).containsExactly("2");
    }

    /** A replay drops the indexes of the slot that it fills, and makes them as those of the other are. */
    @Test
    void each_slot_has_the_indexes_by_itself() {
        migrateTo("latest");
        SlotTables tables = new SlotTables(jdbc);
        List<String> made = indexes();
        tables.dropIndexes(projection, TableSlot.GREEN);
        assertThat(indexes()).isNotEqualTo(made);
        tables.createIndexes(projection, TableSlot.GREEN, TableSlot.BLUE);
        assertThat(indexes()).isEqualTo(made).contains("hcp_activity USING btree (day, hcp_id)");
    }

    private List<String> indexes() {
        return texts("""
                select tablename || substring(indexdef from ' USING .*') from pg_indexes
                where schemaname = 'read_model_green' and tablename in ('hcp_activity', 'anonymous_activity', 'hcp_session')
                order by 1
                """);
    }

    private void rebuild(List<RecordedEvent> events) {
        new ProjectionSlots(jdbc).begin(projection, TableSlot.GREEN, Stage.BUILDING);
        write(TableSlot.GREEN, events);
    }

    private void write(TableSlot slot, List<RecordedEvent> events) {
        transaction.executeWithoutResult(status -> new ProjectionWriter(projection, slot, template)
                .apply(events, events.getLast().position()));
    }

    private static RecordedEvent viewed(long position, String at) {
        DomainEvent event = new ContentViewed(new ContentId("c1"), new SessionId("s1"), 80, null);
        return new RecordedEvent(
                new EventId("event-" + position),
                EventRegistry.typeOf(event.getClass()),
                position,
                "event-" + position,
                0,
                Instant.parse(at),
                new EventContext(
                        Instant.parse(at), ADA, null, null, Channel.WEB, null, null, ConsentSnapshot.NONE, false),
                event);
    }

    private List<String> days() {
        return texts("select day || ' ' || sum(count) from read_model.hcp_activity group by day order by day");
    }

    private void migrateTo(String target) {
        Flyway.configure().dataSource(database).target(target).load().migrate();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
