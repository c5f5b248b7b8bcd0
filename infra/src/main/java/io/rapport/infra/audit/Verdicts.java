package io.rapport.infra.audit;

import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The newest verdict on each subject, known to all processes. What is found is logged as an error besides. */
final class Verdicts {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Logger log = LoggerFactory.getLogger(Verdicts.class);

    private final JdbcClient jdbc;

    Verdicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void give(Verdict verdict) {
        verdict.findings()
                .forEach(finding -> log.atError()
                        .addKeyValue("check", verdict.subject())
                        .addKeyValue("kind", finding.kind())
                        .addKeyValue("position", finding.position())
                        .addKeyValue("lastPosition", finding.lastPosition())
                        .addKeyValue("event", finding.eventId())
                        .log("a check of the log against what was signed has a finding: {}", finding.detail()));
        jdbc.sql("""
                insert into audit.verdict (subject, from_size, to_size, started_at, ended_at, findings)
                values (:subject, :after, :to, :started, :ended, :findings::json)
                on conflict (subject) do update
                set from_size = excluded.from_size, to_size = excluded.to_size, started_at = excluded.started_at,
                    ended_at = excluded.ended_at, findings = excluded.findings
                """)
                .param("subject", verdict.subject())
                .param("after", verdict.after())
                .param("to", verdict.to())
                .param("started", Timestamp.from(verdict.startedAt()))
                .param("ended", Timestamp.from(verdict.endedAt()))
                .param("findings", JSON.writeValueAsString(verdict.findings()))
                .update();
    }

    List<Verdict> all() {
        return jdbc.sql("select * from audit.verdict order by subject")
                .query(Verdicts::row)
                .list();
    }

    private static Verdict row(ResultSet row, int index) throws SQLException {
        return new Verdict(
                row.getString("subject"),
                row.getLong("from_size"),
                row.getLong("to_size"),
                Rows.instant(row, "started_at"),
                Rows.instant(row, "ended_at"),
                JSON.readValue(row.getString("findings"), FINDINGS));
    }
}
