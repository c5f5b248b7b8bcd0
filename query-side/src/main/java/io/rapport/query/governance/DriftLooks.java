package io.rapport.query.governance;

import io.rapport.query.console.PageText;
import io.rapport.query.web.Rows;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How models have done since they were let serve, each time that was looked at. */
@Component
class DriftLooks {

    private static final int MOST = 10;

    /**
     * @param ndcg on the newest reads
     * @param expected the lower end of what the model reached when it was evaluated
     * @param drifted whether even the upper end of what it reaches now is below that
     */
    record Look(Instant lookedAt, long reads, String ndcg, String interval, String expected, boolean drifted) {}

    private final JdbcClient jdbc;

    DriftLooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<Look> of(String model) {
        return jdbc.sql("select * from training.drift where model_id = :model order by looked_at desc limit " + MOST)
                .param("model", model)
                .query((row, index) -> new Look(
                        Rows.instant(row, "looked_at"),
                        row.getLong("reads"),
                        PageText.decimals(row.getDouble("ndcg")),
                        PageText.decimals(row.getDouble("lower")) + " to " + PageText.decimals(row.getDouble("upper")),
                        PageText.decimals(row.getDouble("expected")),
                        row.getBoolean("drifted")))
                .list();
    }
}
