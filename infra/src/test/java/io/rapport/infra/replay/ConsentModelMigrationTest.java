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

/** An installation from before decisions on consent could be about some content, as it is upgraded. */
class ConsentModelMigrationTest {

    private static final String BEFORE = "202611220202";

    private final String url = TestServers.newDatabase();
    private final SingleConnectionDataSource session = new SingleConnectionDataSource(url, true);
    private final JdbcClient jdbc = JdbcClient.create(session);

    @AfterEach
    void close() {
        jdbc.sql("reset role; drop owned by columns_reader; drop role columns_reader")
                .update();
        session.destroy();
    }

    @Test
    void rows_of_both_slots_grants_and_the_live_slot_are_kept_and_the_new_columns_are_shown() {
        migrateTo(BEFORE);
        jdbc.sql("""
                insert into read_model_blue.hcp_activity values ('h1', 'web', 'c1', 'view', 3, now(), now());
                insert into read_model_green.hcp_activity values ('h1', 'web', 'c1', 'view', 4, now(), now());
                insert into read_model_green.hcp_consent
                values ('h1', 7, 'r1', 'analytics', null, 'grant', 'n1', now(), null, now());
                insert into read_model_green.bookmark (hcp_id, content_id, position, channel, saved, marked_at)
                values ('h1', 'c1', 6, 'web', true, now());
                update read_model.live_slot set slot = 'green';
                create role columns_reader;
                grant usage on schema read_model to columns_reader;
                grant select on read_model.hcp_activity, read_model.hcp_consent, read_model.saved_item to columns_reader;
                """).update();

        migrateTo("latest");

        jdbc.sql("set role columns_reader").update();
        assertThat(texts("select count || product || content_type from read_model.hcp_activity"))
                .containsExactly("4");
        assertThat(texts(
                        "select record_id || coalesce(product, '-') || coalesce(content_type, '-') || cardinality(purposes)"
                                + " from read_model.hcp_consent"))
                .containsExactly("r1--0");
        assertThat(texts("select content_id from read_model.saved_item")).containsExactly("c1");
        assertThatThrownBy(() -> texts("select hcp_id from read_model_blue.hcp_activity"))
                .isInstanceOf(DataAccessException.class);
        jdbc.sql("reset role").update();
        assertThat(texts("select count::text from read_model_blue.hcp_activity"))
                .containsExactly("3");
    }

    @Test
    void an_hcp_can_have_done_the_same_with_one_content_under_two_products() {
        migrateTo("latest");
        jdbc.sql("create role columns_reader").update();
        for (String schema : List.of("read_model_blue", "read_model_green")) {
            jdbc.sql("""
                    insert into %s.hcp_activity (
                        hcp_id, channel, content_id, action, count, first_at, last_at, product, content_type,
                        day, depth_sum, depths, dwell_millis, dwells, stars, without_results)
                    values ('h1', 'web', 'c1', 'view', 1, now(), now(), 'LIPO', 'article', now(), 0, 0, 0, 0, 0, 0),
                           ('h1', 'web', 'c1', 'view', 1, now(), now(), 'GLYCO', 'article', now(), 0, 0, 0, 0, 0, 0)
                    """.formatted(schema)).update();
        }
        assertThat(texts("select product from read_model.hcp_activity order by 1"))
                .containsExactly("GLYCO", "LIPO");
    }

    private void migrateTo(String target) {
        Flyway.configure()
                .dataSource(new DriverManagerDataSource(url))
                .target(target)
                .load()
                .migrate();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
