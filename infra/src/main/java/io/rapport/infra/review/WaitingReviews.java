package io.rapport.infra.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reviews that are not signed. They are counted when somebody looks. */
final class WaitingReviews {

    /**
     * Those that should be signed by now.
     *
     * @param high how many are of high risk, and likewise the others
     * @param since when the first of them was due, if there is one
     */
    record Overdue(
            long high, long medium, long low, @Nullable Instant since) {

        long all() {
            return high + medium + low;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    WaitingReviews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long count() {
        return jdbc.sql("select count(*) from read_model.audit_review where status <> 'signed'")
                .query(Long.class)
                .single();
    }

    Overdue overdue() {
        return jdbc.sql("""
                select count(*) filter (where risk = 'high') as high, count(*) filter (where risk = 'medium') as medium,
                       count(*) filter (where risk = 'low') as low, min(due_at) as since
                from read_model.audit_review where status <> 'signed' and due_at < :now
                """)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, index) -> {
                    Timestamp since = row.getTimestamp("since");
                    return new Overdue(
                            row.getLong("high"),
                            row.getLong("medium"),
                            row.getLong("low"),
                            since == null ? null : since.toInstant());
                })
                .single();
    }
}
