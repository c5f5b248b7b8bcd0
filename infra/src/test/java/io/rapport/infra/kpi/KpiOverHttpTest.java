package io.rapport.infra.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** KPIs as analysts ask for them, over HTTP and by SQL. */
@RapportTest
class KpiOverHttpTest {

    private static final String KPIS = "/api/v1/kpis";
    private static final int SMALLEST_GROUP = 5;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api analyst;
    private Portal portal;

    @BeforeEach
    void people() {
        analyst = Api.as(Role.ANALYST, port);
        portal = new Portal(port);
    }

    @Test
    void a_kpi_follows_what_was_just_recorded_but_is_withheld_while_it_is_on_few_hcps() {
        assertThat(number("/registered?country=BT")).isZero();
        long position = 0;
        for (int i = 0; i < SMALLEST_GROUP - 1; i++) {
            position = register("BT");
        }
        JsonNode few = values("/registered?country=BT&min-position=" + position).getFirst();
        assertThat(few.path("withheld").asBoolean()).isTrue();
        assertThat(few.path("value").isNull()).isTrue();
        assertThat(few.path("hcps").isNull()).isTrue();
        assertThat(view("BT")).containsExactly("true null null");
        assertThat(analyst.get(KPIS + "/registered/csv?country=BT").body()).endsWith(",,,,true\r\n");

        position = register("BT");
        assertThat(number("/registered?country=BT&min-position=" + position)).isEqualTo(SMALLEST_GROUP);
        assertThat(view("BT")).containsExactly("false 5 5");
        assertThat(values("/registered?by=country")).anySatisfy(part -> {
            assertThat(part.path("code").asString()).isEqualTo("BT");
            assertThat(part.path("value").asLong()).isEqualTo(SMALLEST_GROUP);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/no-such-kpi, kpi",
        "/active?grain=year, grain",
        "/active?at=yesterday, at",
        "/active?periods=0, periods",
        "/active?periods=61, periods",
        "/active?periods=2&by=country, periods",
        "/active?by=moon, by",
        "/registered?by=channel, by",
        "/registered?channel=web, channel",
        "/reviews-open?specialty=cardiology, specialty"
    })
    void what_makes_no_sense_is_refused_by_the_name_of_the_field(String path, String field) {
        Answer answer = analyst.get(KPIS + path);
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void a_trend_has_its_periods_in_their_order_and_a_file_has_the_same() {
        List<JsonNode> months = values("/active?periods=3&at=2026-03-15");
        assertThat(months)
                .extracting(month -> month.path("from").asString())
                .containsExactly("2026-01-01", "2026-02-01", "2026-03-01");
        assertThat(analyst.get(KPIS + "/active/csv?periods=3&at=2026-03-15")
                        .body()
                        .lines())
                .hasSize(4)
                .element(1)
                .asString()
                .startsWith("active,month,2026-01-01,2026-02-01,");
    }

    @Test
    void behind_a_kpi_are_those_who_permit_it_to_be_known_and_for_few_to_see() {
        String known = portal.registerConsenting();
        String unknown = portal.register();
        String list = analyst.get(KPIS + "/new-registrations/hcps?limit=500").body();
        assertThat(list).contains(known).doesNotContain(unknown);
        assertThat(Api.as(Role.REVIEWER, port)
                        .get(KPIS + "/new-registrations/hcps")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void every_view_and_each_of_its_columns_says_what_it_is() {
        assertThat(jdbc.sql("""
                        select c.relname || '.' || coalesce(a.attname, '')
                        from pg_class c
                        left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                        where c.relnamespace = 'analytics'::regnamespace and c.relkind in ('r', 'v')
                            and c.relname <> 'unread_content'
                            and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void the_role_for_analysts_reads_all_views_and_nothing_else() {
        assertThat(jdbc.sql("""
                        select bool_and(has_table_privilege('rapport_analytics', c.oid, 'select'))
                        from pg_class c
                        where c.relnamespace = 'analytics'::regnamespace and c.relkind = 'v'
                        """).query(Boolean.class).single()).isTrue();
        assertThat(jdbc.sql("""
                        select n.nspname
                        from pg_namespace n
                        where n.nspname in ('read_model', 'event_log', 'privacy', 'processing', 'audit', 'streams')
                            and has_schema_privilege('rapport_analytics', n.oid, 'usage')
                        """).query(String.class).list()).isEmpty();
    }

    private long register(String country) {
        return Api.as(Role.PORTAL, port)
                .post(
                        "/api/v1/hcps",
                        Portal.registration("hcp-" + UUID.randomUUID()).replace("\"GB\"", '"' + country + '"'))
                .position();
    }

    private long number(String path) {
        return values(path).getFirst().path("value").asLong();
    }

    private List<JsonNode> values(String path) {
        Answer answer = analyst.get(KPIS + path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return List.copyOf(answer.json().path("values").values());
    }

    private List<String> view(String country) {
        return jdbc.sql("""
                select withheld || ' ' || coalesce(value::text, 'null') || ' ' || coalesce(hcps::text, 'null')
                from analytics.registered
                where grain = 'month' and period = date_trunc('month', now() at time zone 'UTC')::date
                    and dimension = 'country' and code = :country
                """).param("country", country).query(String.class).list();
    }
}
