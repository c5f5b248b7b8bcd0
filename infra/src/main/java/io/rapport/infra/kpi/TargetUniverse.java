package io.rapport.infra.kpi;

import io.rapport.query.kpi.KpiProperties;
import jakarta.annotation.PostConstruct;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the table of the target universe as it is configured. */
@Component
final class TargetUniverse {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KpiProperties properties;

    TargetUniverse(JdbcClient jdbc, TransactionTemplate transaction, KpiProperties properties) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.properties = properties;
    }

    @PostConstruct
    void write() {
        transaction.executeWithoutResult(status -> {
            // Another process may be starting, too.
            jdbc.sql("lock table analytics.target_universe").update();
            jdbc.sql("delete from analytics.target_universe").update();
            properties
                    .universe()
                    .forEach(part -> jdbc.sql(
                                    "insert into analytics.target_universe values (:specialty, :country, :hcps)")
                            .param("specialty", part.specialty())
                            .param("country", part.country())
                            .param("hcps", part.hcps())
                            .update());
        });
    }
}
