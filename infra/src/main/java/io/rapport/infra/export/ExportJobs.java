package io.rapport.infra.export;

import io.rapport.domain.export.BundleDigest;
import io.rapport.domain.export.ExportFilter;
import io.rapport.domain.export.ExportFlaw;
import io.rapport.domain.export.ExportId;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.HcpId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The jobs of all exports. What a job does it does as one attempt, and no more once a later one has begun. */
final class ExportJobs {

    private static final String SELECT = """
            select number, export_id, position, hcp_id, filter::text as filter, reason, question, requested_by,
                   requested_at, status, note, size, scanned, events, manifest, bundle_bytes, flaw, flaw_position, ended_at
            from audit.export
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ExportJobs(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param hcpId whom it is about, if anybody */
    void add(
            ExportId id,
            long position,
            @Nullable HcpId hcpId,
            ExportFilter filter,
            String reason,
            String question,
            Actor requestedBy,
            Instant requestedAt) {
        jdbc.sql("""
                insert into audit.export
                    (export_id, position, hcp_id, filter, reason, question, requested_by, requested_at, status)
                values (:id, :position, :hcp, cast(:filter as json), :reason, :question, :by, :at, 'waiting')
                on conflict (export_id) do nothing
                """)
                .param("id", id.value())
                .param("position", position)
                .param("hcp", Codes.textOrNull(hcpId))
                .param("filter", json.writeValueAsString(filter))
                .param("reason", reason)
                .param("question", question)
                .param("by", requestedBy.value())
                .param("at", Timestamp.from(requestedAt))
                .update();
    }

    Optional<ExportJob> find(ExportId id) {
        return jdbc.sql(SELECT + "where export_id = :id")
                .param("id", id.value())
                .query((row, index) -> job(row))
                .optional();
    }

    List<ExportJob> newest(int limit) {
        return jdbc.sql(SELECT + "order by number desc limit :limit")
                .param("limit", limit)
                .query((row, index) -> job(row))
                .list();
    }

    /** Up to where requests in the log have become jobs. */
    long seen() {
        return jdbc.sql("select position from processing.reaction where name = :name")
                .param("name", ExportReaction.NAME)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Those for which something is to be done, in the order in which they were asked for. */
    List<ExportJob> open() {
        return jdbc.sql(SELECT + "where status not in ('completed', 'failed', 'dropped') order by number")
                .query((row, index) -> job(row))
                .list();
    }

    /**
     * Begins anew with a checkpoint.
     *
     * @return the number of the attempt, or empty if there is nothing to do any more
     */
    Optional<Integer> begin(ExportId id, String note, long size, String process) {
        return jdbc.sql("""
                update audit.export
                set status = 'reading', attempt = attempt + 1, note = coalesce(note, :note), size = coalesce(size, :size),
                    run_by = :process, scanned = 0, events = 0
                where export_id = :id and status in ('waiting', 'reading', 'writing')
                returning attempt
                """)
                .param("id", id.value())
                .param("note", note)
                .param("size", size)
                .param("process", process)
                .query(Integer.class)
                .optional();
    }

    /** @throws AttemptOver if a later attempt has begun, or nobody wants the bundle any more */
    void progress(ExportId id, int attempt, ExportStatus status, long scanned, long events) {
        requireCurrent(jdbc.sql("""
                update audit.export set status = :status, scanned = :scanned, events = :events
                where export_id = :id and attempt = :attempt and status in ('reading', 'writing')
                """)
                .param("id", id.value())
                .param("attempt", attempt)
                .param("status", status.code())
                .param("scanned", scanned)
                .param("events", events)
                .update());
    }

    /** @throws AttemptOver as above */
    void seal(ExportId id, int attempt, BundleDigest manifest, long events, long bundleBytes) {
        requireCurrent(jdbc.sql("""
                update audit.export set status = 'sealed', manifest = :manifest, events = :events, bundle_bytes = :bytes
                where export_id = :id and attempt = :attempt and status in ('reading', 'writing')
                """)
                .param("id", id.value())
                .param("attempt", attempt)
                .param("manifest", manifest.value())
                .param("events", events)
                .param("bytes", bundleBytes)
                .update());
    }

    /** @throws AttemptOver as above */
    void flawed(ExportId id, int attempt, ExportFlaw flaw, long position) {
        requireCurrent(jdbc.sql("""
                update audit.export set status = 'failing', flaw = :flaw, flaw_position = :position
                where export_id = :id and attempt = :attempt and status in ('reading', 'writing')
                """)
                .param("id", id.value())
                .param("attempt", attempt)
                .param("flaw", Codes.code(flaw))
                .param("position", position)
                .update());
    }

    /** Whichever attempt it was. */
    void giveUp(ExportId id, ExportFlaw flaw) {
        jdbc.sql("""
                update audit.export set status = 'failing', attempt = attempt + 1, flaw = :flaw, flaw_position = position
                where export_id = :id and status in ('waiting', 'reading', 'writing')
                """).param("id", id.value()).param("flaw", Codes.code(flaw)).update();
    }

    /** Of the checkpoints of bundles that were asked for before, also of those that are not kept any more. */
    Set<Long> sizesBefore(ExportJob job) {
        return Set.copyOf(
                jdbc.sql("""
                        select distinct size from audit.export
                        where number < :number and status in ('sealed', 'completed', 'dropped') and size is not null
                        """).param("number", job.number()).query(Long.class).list());
    }

    private static void requireCurrent(int rows) {
        if (rows == 0) {
            throw new AttemptOver();
        }
    }

    /** The log was told. */
    void end(ExportId id, ExportStatus before, ExportStatus after) {
        jdbc.sql("update audit.export set status = :after, ended_at = :now where export_id = :id and status = :before")
                .param("id", id.value())
                .param("before", before.code())
                .param("after", after.code())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Those whose bundles were complete before a moment are dropped. */
    int dropCompletedBefore(Instant moment) {
        return jdbc.sql("""
                update audit.export set status = 'dropped', attempt = attempt + 1
                where status = 'completed' and ended_at < :moment
                """).param("moment", Timestamp.from(moment)).update();
    }

    /** Lets go of who an export was about. */
    void forget(HcpId hcp) {
        jdbc.sql("""
                with forgotten as (
                    update audit.export
                    set status = 'dropped', attempt = attempt + 1, hcp_id = null, reason = null, question = null,
                        ended_at = coalesce(ended_at, :now)
                    where hcp_id = :hcp
                    returning export_id)
                delete from audit.bundle_chunk using forgotten where bundle_chunk.export_id = forgotten.export_id
                """)
                .param("hcp", hcp.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Those whom somebody asked about and who were erased at the same moment. */
    List<HcpId> erased() {
        return jdbc.sql("select distinct hcp_id from audit.export join privacy.erased_hcp using (hcp_id)")
                .query((row, index) -> new HcpId(row.getString("hcp_id")))
                .list();
    }

    private ExportJob job(ResultSet row) throws SQLException {
        String hcp = row.getString("hcp_id");
        String manifest = row.getString("manifest");
        Timestamp endedAt = row.getTimestamp("ended_at");
        long bytes = row.getLong("bundle_bytes");
        boolean hasBytes = !row.wasNull();
        return new ExportJob(
                row.getLong("number"),
                new ExportId(row.getString("export_id")),
                row.getLong("position"),
                hcp == null ? null : new HcpId(hcp),
                json.readValue(row.getString("filter"), ExportFilter.class),
                row.getString("reason"),
                row.getString("question"),
                new Actor(row.getString("requested_by")),
                row.getTimestamp("requested_at").toInstant(),
                ExportStatus.of(row.getString("status")),
                row.getString("note"),
                row.getLong("size"),
                row.getLong("scanned"),
                row.getLong("events"),
                manifest == null ? null : new BundleDigest(manifest),
                hasBytes ? bytes : null,
                Codes.constantOrNull(ExportFlaw.class, row.getString("flaw")),
                row.getLong("flaw_position"),
                endedAt == null ? null : endedAt.toInstant());
    }
}
