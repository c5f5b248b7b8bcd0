package io.rapport.query.recommendation;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.recommendation.PinId;
import io.rapport.domain.recommendation.PinRejection.UnknownPin;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.shared.Deadline;
import io.rapport.query.web.Limits;
import io.rapport.query.web.ReadBarrier;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PinQueryController {

    private static final String PROJECTION = "pin";
    private static final String PLACEMENT = code(Placement.HOME);

    /**
     * @param specialties of the HCPs that it is limited to; empty for all, as are countries and languages
     * @param from the first moment
     * @param to the first moment after it, unless it was ended before
     * @param phase proposed, approved, refused or ended
     * @param reason why it was proposed
     */
    record PinView(
            String id,
            String contentId,
            int place,
            List<String> specialties,
            List<String> countries,
            List<String> languages,
            Instant from,
            Instant to,
            String phase,
            String reason,
            String proposedBy,
            @Nullable String reviewer,
            @Nullable Instant approvedAt,
            @Nullable String refusalReason,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable String endReason,
            Instant changedAt) {

        static PinView of(ResultSet row) throws SQLException {
            return new PinView(
                    row.getString("pin_id"),
                    row.getString("content_id"),
                    row.getInt("place"),
                    Rows.texts(row, "specialties"),
                    Rows.texts(row, "countries"),
                    Rows.texts(row, "languages"),
                    Rows.instant(row, "active_from"),
                    Rows.instant(row, "active_to"),
                    row.getString("phase"),
                    row.getString("reason"),
                    row.getString("proposed_by"),
                    row.getString("reviewer"),
                    Rows.instantOrNull(row, "approved_at"),
                    row.getString("refusal_reason"),
                    row.getString("ended_by"),
                    Rows.instantOrNull(row, "ended_at"),
                    row.getString("end_reason"),
                    Rows.instant(row, "changed_at"));
        }
    }

    /** What waits for review comes first, then what is approved, each by place. */
    record PinViews(List<PinView> items) {}

    private final JdbcClient jdbc;
    private final ReadBarrier barrier;

    PinQueryController(JdbcClient jdbc, ReadBarrier barrier) {
        this.jdbc = jdbc;
        this.barrier = barrier;
    }

    /** @param activeAt only those that are listed at this moment, or were; all if absent */
    @GetMapping("/api/v1/pins")
    PinViews list(
            @RequestParam(name = "active-at", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant activeAt,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        int size = Limits.of(limit);
        if (activeAt != null) {
            Deadline.require("active-at", activeAt);
        }
        barrier.await(minPosition, PROJECTION);
        return new PinViews(jdbc.sql("""
                select * from read_model.pin
                where placement = :placement
                  and (cast(:at as timestamptz) is null
                       or approved_at <= :at and active_from <= :at and least(active_to, ended_at) > :at)
                order by array_position(array['proposed', 'approved'], phase) nulls last,
                         place, active_from desc, pin_id
                limit :limit
                """)
                .param("placement", PLACEMENT)
                .param("at", activeAt == null ? null : Timestamp.from(activeAt))
                .param("limit", size)
                .query((row, index) -> PinView.of(row))
                .list());
    }

    @GetMapping("/api/v1/pins/{id}")
    PinView find(
            @PathVariable PinId id, @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, PROJECTION);
        return jdbc.sql("select * from read_model.pin where placement = :placement and pin_id = :id")
                .param("placement", PLACEMENT)
                .param("id", id.value())
                .query((row, index) -> PinView.of(row))
                .optional()
                .orElseThrow(UnknownPin::new);
    }
}
