package io.rapport.infra.audit;

import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.LogScan;
import io.rapport.projection.audit.AuditTrailProjection;
import io.rapport.projection.table.RowsInMemory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the rows of the trail against the events that they tell of. Who changes what compliance reads, rather than the log, is
 * found as well.
 */
final class TrailCheck {

    /** Of the whole trail. */
    static final String FULL = "trail";

    /** Of the newest events. */
    static final String RECENT = "trail-recent";

    private static final AuditTrailProjection TRAIL = new AuditTrailProjection();
    private static final String TABLE = "audit_trail";

    /** How many events are compared between two rests. */
    private static final int CHUNK = 128;

    /** Of the rows that events give and those that are there, the places at which they differ. */
    private static final String DIFFERENCES = """
            select coalesce(given.position, found.position)
            from jsonb_populate_recordset(null::read_model.audit_trail, cast(:given as jsonb)) given
            full join (
                select * from read_model.audit_trail where position > :after and position <= :to) found using (position)
            where to_jsonb(given) is distinct from to_jsonb(found)
              and coalesce(given.position, found.position) not in (
                  select position from processing.dead_letter where projection = :projection)
            order by 1
            """;

    private final LogReader log;
    private final JdbcClient jdbc;
    private final Clock clock;

    TrailCheck(LogReader log, JdbcClient jdbc, Clock clock) {
        this.log = log.inBatchesOf(CHUNK);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return nothing while the trail is that of another version */
    Optional<Verdict> full() throws InterruptedException {
        return check(FULL, Long.MAX_VALUE);
    }

    /** @return nothing while the trail is that of another version */
    Optional<Verdict> recent(int events) throws InterruptedException {
        return check(RECENT, events);
    }

    private Optional<Verdict> check(String subject, long events) throws InterruptedException {
        Instant started = clock.instant();
        Optional<Long> written = writtenTo();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        long to = written.get();
        long after = Math.max(0, to - events);
        Findings findings = new Findings();
        compare(after, to, findings);
        add(findings, beyond(), "the trail has a row of no event");
        return Optional.of(new Verdict(subject, after, to, started, clock.instant(), findings.sorted()));
    }

    private void compare(long after, long to, Findings findings) throws InterruptedException {
        long from = after;
        Pace pace = new Pace();
        try (LogScan<LogBatch> scan = log.scan(after, to)) {
            while (scan.hasNext()) {
                LogBatch batch = scan.next();
                RowsInMemory rows = new RowsInMemory(TRAIL);
                batch.events().forEach(rows::apply);
                add(
                        findings,
                        differences(rows.json(TABLE).orElseThrow(), from, batch.readTo()),
                        "the trail does not say what the event says");
                from = batch.readTo();
                pace.rest();
            }
        }
    }

    private Optional<Long> writtenTo() {
        return jdbc.sql("""
                select position from read_model.projection_progress
                where projection = :projection and version = :version
                """)
                .param("projection", TRAIL.name())
                .param("version", TRAIL.version())
                .query(Long.class)
                .optional();
    }

    private List<Long> differences(String given, long after, long to) {
        return jdbc.sql(DIFFERENCES)
                .param("given", given)
                .param("after", after)
                .param("to", to)
                .param("projection", TRAIL.name())
                .query(Long.class)
                .list();
    }

    /** In one statement, which sees rows and progress as they were written together. */
    private List<Long> beyond() {
        return jdbc.sql("""
                select t.position from read_model.audit_trail t
                where t.position > (
                    select p.position from read_model.projection_progress p where p.projection = :projection)
                order by 1
                """).param("projection", TRAIL.name()).query(Long.class).list();
    }

    private static void add(Findings findings, List<Long> positions, String detail) {
        positions.forEach(position -> findings.add(Finding.at(FindingKind.TRAIL_DIFFERS, position, null, detail)));
    }
}
