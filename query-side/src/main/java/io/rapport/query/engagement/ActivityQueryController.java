package io.rapport.query.engagement;

import io.rapport.query.web.ReadBarrier;
import io.rapport.query.web.Rows;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts over all HCPs, attributed and anonymous together; nobody can be told from them. */
@RestController
class ActivityQueryController {

    record Activity(
            Map<String, Long> byAction,
            long sessions,
            long people,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt) {}

    private final JdbcClient jdbc;
    private final ReadBarrier barrier;

    ActivityQueryController(JdbcClient jdbc, ReadBarrier barrier) {
        this.jdbc = jdbc;
        this.barrier = barrier;
    }

    @GetMapping("/api/v1/activity")
    Activity find(@RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, "activity");
        Map<String, Long> byAction = new TreeMap<>();
        jdbc.sql("""
                select action, sum(count)::bigint as count
                from (
                    select action, count from read_model.hcp_activity
                    union all
                    select action, count from read_model.anonymous_activity
                ) a
                group by action
                """).query(row -> {
            byAction.put(row.getString("action"), row.getLong("count"));
        });
        return jdbc.sql("""
                select (select count(*) from read_model.hcp_session) as sessions,
                       count(distinct hcp_id) as people, min(first_at) as first_at, max(last_at) as last_at
                from read_model.hcp_activity
                """)
                .query((row, index) -> new Activity(
                        byAction,
                        row.getLong("sessions"),
                        row.getLong("people"),
                        Rows.instantOrNull(row, "first_at"),
                        Rows.instantOrNull(row, "last_at")))
                .single();
    }
}
