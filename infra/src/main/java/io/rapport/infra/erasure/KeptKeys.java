package io.rapport.infra.erasure;

import io.rapport.domain.erasure.RetainedRecords;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.HcpId;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys that outlive an erasure, each until its day. */
final class KeptKeys {

    /** A key whose day has come. */
    record Due(HcpId hcpId, RetentionClass retention) {}

    private final JdbcClient jdbc;

    KeptKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sets the day on which each key that an erased HCP still has is to be destroyed.
     *
     * @param today the day of the erasure, in UTC
     */
    List<RetainedRecords> schedule(HcpId hcp, LocalDate today) {
        List<RetainedRecords> kept = jdbc
                .sql(
                        "select retention from privacy.data_key where hcp_id = :hcp and wrapped is not null order by retention")
                .param("hcp", hcp.value())
                .query((row, index) -> RetentionClass.valueOf(row.getString("retention")))
                .list()
                .stream()
                .filter(RetentionClass::outlivesErasure)
                .map(retention ->
                        new RetainedRecords(retention, retention.endsAfter(lastRecord(hcp, retention, today))))
                .toList();
        kept.forEach(records -> jdbc.sql("""
                update privacy.data_key set destroy_on = :day where hcp_id = :hcp and retention = :retention
                """)
                .param("day", Date.valueOf(records.until()))
                .param("hcp", hcp.value())
                .param("retention", records.retention().name())
                .update());
        return kept;
    }

    private LocalDate lastRecord(HcpId hcp, RetentionClass retention, LocalDate today) {
        return switch (retention) {
            case SAMPLES -> lastSampleRecord(hcp, today);
            case IDENTITY, ENGAGEMENT, ACCOUNTABILITY -> today;
        };
    }

    private LocalDate lastSampleRecord(HcpId hcp, LocalDate otherwise) {
        return jdbc.sql("""
                select max((changed_at at time zone 'UTC')::date) as day
                from read_model.sample_request where hcp_id = :hcp
                having count(*) > 0
                """)
                .param("hcp", hcp.value())
                .query((row, index) -> row.getObject("day", LocalDate.class))
                .optional()
                .orElse(otherwise);
    }

    List<Due> due(LocalDate today) {
        return jdbc.sql("""
                select hcp_id, retention from privacy.data_key
                where wrapped is not null and destroy_on <= :today
                order by hcp_id, retention
                """)
                .param("today", Date.valueOf(today))
                .query((row, index) ->
                        new Due(new HcpId(row.getString("hcp_id")), RetentionClass.valueOf(row.getString("retention"))))
                .list();
    }
}
