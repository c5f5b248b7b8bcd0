package io.rapport.query.engagement;

import io.rapport.query.hcp.HcpMoment;
import io.rapport.query.hcp.HcpPanel;
import io.rapport.query.web.Moments;
import io.rapport.query.web.Moments.Tables;
import io.rapport.query.web.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an HCP reads about. */
@Configuration(proxyBeanMethods = false)
class AffinityPanel {

    private static final int MOST = 8;

    /** @param bar its share of the most frequent one, in percent */
    record Affinity(String topic, long actions, Instant lastAt, String bar) {}

    @Bean
    HcpPanel affinitiesOfHcp(JdbcClient jdbc, Moments moments) {
        return new HcpPanel(
                "affinities", "What they read about", 3, "hcps/affinities", moment -> topics(jdbc, moments, moment));
    }

    private static List<Affinity> topics(JdbcClient jdbc, Moments moments, HcpMoment moment) {
        Tables at = moments.at(moment.hcp(), moment.asOf(), moment.knownAt(), "hcp_activity");
        return jdbc.sql("""
                select topic, sum(a.count)::bigint as actions, max(a.last_at) as last_at,
                    100.0 * sum(a.count) / max(sum(a.count)) over () as bar
                from %s a
                cross join lateral (
                    select unnest(v.topics) as topic
                    from read_model.content_version v
                    where v.content_id = a.content_id
                    order by v.version desc
                    fetch first 1 rows with ties) about
                where a.hcp_id = :hcp and a.content_id <> ''
                group by topic
                order by actions desc, topic
                limit %d
                """.formatted(at.table("hcp_activity"), MOST))
                .params(at.parameters())
                .param("hcp", moment.hcp().value())
                .query((row, index) -> new Affinity(
                        row.getString("topic"),
                        row.getLong("actions"),
                        Rows.instant(row, "last_at"),
                        String.format(Locale.ROOT, "%.1f%%", row.getDouble("bar"))))
                .list();
    }
}
