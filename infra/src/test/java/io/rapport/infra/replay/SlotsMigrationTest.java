package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.infra.testing.TestServers;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An installation from before there were slots, as it is upgraded. */
class SlotsMigrationTest {

    private static final String BEFORE = "202611220201";
    private static final String SLOTS = "202611220202";

    private final String url = TestServers.newDatabase();
    private final SingleConnectionDataSource session = new SingleConnectionDataSource(url, true);
    private final JdbcClient jdbc = JdbcClient.create(session);

    @AfterEach
    void close() {
        jdbc.sql("reset role; drop owned by slots_reader; drop role slots_reader")
                .update();
        session.destroy();
    }

    @Test
    void rows_progress_and_grants_are_kept() {
        Flyway.configure()
                .dataSource(new DriverManagerDataSource(url))
                .target(BEFORE)
                .load()
                .migrate();
        jdbc.sql("""
                insert into read_model.hcp_activity values ('h1', 'web', 'c1', 'view', 3, now(), now());
                insert into read_model.anonymous_activity values ('web', 'c1', 'view', 4, now(), now());
                insert into read_model.hcp_session values ('h1', 'web', 's1', 5, now(), now());
                insert into read_model.hcp_consent
                values ('h1', 7, 'r1', 'analytics', null, 'grant', 'n1', now(), null, now());
                insert into read_model.bookmark (hcp_id, content_id, position, channel, saved, marked_at)
                values ('h1', 'c1', 6, 'web', true, now());
                insert into read_model.projection_progress values ('activity', 41), ('hcp-consent', 40);
                create role slots_reader;
                grant usage on schema read_model to slots_reader;
                grant select on read_model.hcp_activity, read_model.content_activity, read_model.saved_item to slots_reader;
                grant select on read_model.hcp_consent to public;
                """).update();
        List<String> consents = texts("select c::text from read_model.hcp_consent c");
        List<String> activity = texts("select a::text from read_model.hcp_activity a");

        Flyway.configure()
                .dataSource(new DriverManagerDataSource(url))
                .target(SLOTS)
                .load()
                .migrate();

        assertThat(texts("select projection || ' ' || position from read_model.projection_progress order by 1"))
                .containsExactly("activity 41", "hcp-consent 40");
        assertThat(texts("select distinct slot || ' ' || version || ' ' || stage from read_model.projection_slot"))
                .containsExactly("blue 1 standing");
        assertThat(texts("select c::text from read_model.hcp_consent c")).isEqualTo(consents);
        assertThat(texts("select sum(count)::text from read_model.content_activity"))
                .containsExactly("7");
        assertThat(texts("select actions::text from read_model.hcp_session")).containsExactly("5");
        jdbc.sql("grant usage on schema read_model to slots_reader; set role slots_reader")
                .update();
        assertThat(texts("select a::text from read_model.hcp_activity a")).isEqualTo(activity);
        assertThat(texts("select c::text from read_model.hcp_consent c")).isEqualTo(consents);
        assertThat(texts("select content_id from read_model.saved_item")).containsExactly("c1");
        assertThat(texts("select content_id from read_model.content_activity")).containsExactly("c1");
        assertThatThrownBy(() -> texts("select hcp_id from read_model.hcp_session"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> texts("select hcp_id from read_model_blue.hcp_activity"))
                .isInstanceOf(DataAccessException.class);
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
