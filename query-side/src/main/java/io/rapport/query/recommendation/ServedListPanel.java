package io.rapport.query.recommendation;

import io.rapport.query.hcp.HcpMoment;
import io.rapport.query.hcp.HcpPanel;
import io.rapport.query.web.Moments;
import io.rapport.query.web.Moments.Tables;
import io.rapport.query.web.Rows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was recommended to an HCP, and what became of it. */
@Configuration(proxyBeanMethods = false)
class ServedListPanel {

    private static final int MOST = 20;

    /** @param level what it was made by: segment, behaviour or model */
    record ServedList(
            String id,
            Instant servedAt,
            @Nullable String channel,
            String placement,
            String level,
            @Nullable String model,
            int items,
            int clicks,
            int dismissals) {}

    @Bean
    HcpPanel servedListsOfHcp(JdbcClient jdbc, Moments moments) {
        return new HcpPanel(
                "recommendations",
                "Recommendations",
                4,
                "hcps/recommendations",
                moment -> lists(jdbc, moments, moment));
    }

    private static List<ServedList> lists(JdbcClient jdbc, Moments moments, HcpMoment moment) {
        Tables at = moments.at(moment.hcp(), moment.asOf(), moment.knownAt(), "served_list");
        return jdbc.sql("select * from " + at.table("served_list")
                        + " where hcp_id = :hcp order by served_at desc, recommendation_id limit " + MOST)
                .params(at.parameters())
                .param("hcp", moment.hcp().value())
                .query((row, index) -> new ServedList(
                        row.getString("recommendation_id"),
                        Rows.instant(row, "served_at"),
                        row.getString("channel"),
                        row.getString("placement"),
                        row.getString("level"),
                        row.getString("model_id"),
                        row.getInt("items"),
                        row.getInt("clicks"),
                        row.getInt("dismissals")))
                .list();
    }
}
