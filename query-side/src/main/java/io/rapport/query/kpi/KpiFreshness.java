package io.rapport.query.kpi;

import io.rapport.query.kpi.KpiAnswer.Freshness;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells up to which log position the read models that KPIs are computed from are written. */
@Component
class KpiFreshness {

    /** The projections that KPIs read. */
    static final String[] PROJECTIONS = {
        "hcp-profile",
        "activity",
        "hcp-consent",
        "notice-version",
        "content-version",
        "sample-request",
        "served-list",
        "audit-review"
    };

    private final JdbcClient jdbc;
    private final Clock clock;

    KpiFreshness(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Freshness now() {
        return jdbc.sql("""
                select coalesce(min(position), 0) from read_model.projection_progress
                where projection = any (:projections)
                """)
                .param("projections", PROJECTIONS)
                .query((row, index) -> new Freshness(row.getLong(1), clock.instant()))
                .single();
    }
}
