package io.rapport.query.review;

import io.rapport.domain.event.EventId;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.review.ReviewRejection.UnknownReview;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.web.Limits;
import io.rapport.query.web.ReadBarrier;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reviews, those that are due first in front, and each with its steps. */
@RestController
@RequestMapping("/api/v1/audit/reviews")
class ReviewQueryController {

    private static final String PROJECTION = "audit-review";

    /**
     * @param position of the reviewed event
     * @param event its name
     * @param overdue whether it is not signed and should be by now
     */
    record Review(
            String eventId,
            long position,
            String event,
            @Nullable String hcpId,
            @Nullable String actedBy,
            String rule,
            String risk,
            String status,
            Instant openedAt,
            Instant dueAt,
            boolean overdue,
            @Nullable String assignee,
            @Nullable Signature signature) {}

    /**
     * What 21 CFR 11.50 asks for, and what it is tied to.
     *
     * @param name the printed name
     * @param authenticatedAt when the signer had last signed in
     * @param digest the hash of the reviewed event's leaf in the audit tree, in base64
     */
    record Signature(
            String by,
            String name,
            Instant at,
            String meaning,
            Instant authenticatedAt,
            long position,
            String digest) {}

    /** @param remark what was written; absent when the key that it is under is gone */
    record Step(
            long position,
            String step,
            @Nullable String by,
            Instant at,
            @Nullable String assignee,
            @Nullable String remark,
            @Nullable String digest) {}

    record Page(List<Review> items, @Nullable String next) {}

    record Detail(Review review, List<Step> steps) {}

    private final JdbcClient jdbc;
    private final PersonalDataVault vault;
    private final ReadBarrier barrier;
    private final Clock clock;

    ReviewQueryController(JdbcClient jdbc, PersonalDataVault vault, ReadBarrier barrier, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.barrier = barrier;
        this.clock = clock;
    }

    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String risk,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(name = "due-before", required = false) @Nullable String dueBefore,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        ReviewFilter filter = ReviewFilter.of(status, risk, assignee, rule, dueBefore);
        int size = Limits.of(limit);
        ReviewCursor after = ReviewCursor.of(cursor);
        barrier.await(minPosition, PROJECTION);
        List<Review> found = jdbc.sql("""
                select * from read_model.audit_review
                where (due_at, event_id) > (:dueAt, :eventId)
                  and status = any (:status)
                  and (cast(:risk as text) is null or risk = :risk)
                  and (cast(:assignee as text) is null or assignee = :assignee)
                  and (cast(:rule as text) is null or rule = :rule)
                  and (cast(:dueBefore as timestamptz) is null or due_at < :dueBefore)
                order by due_at, event_id
                limit :limit
                """)
                .param("dueAt", Timestamp.from(after.dueAt()))
                .param("eventId", after.eventId())
                .param("status", filter.status().toArray(String[]::new))
                .param("risk", filter.risk())
                .param("assignee", filter.assignee())
                .param("rule", filter.rule())
                .param("dueBefore", filter.dueBefore() == null ? null : Timestamp.from(filter.dueBefore()))
                .param("limit", size + 1)
                .query(this::review)
                .list();
        boolean more = found.size() > size;
        List<Review> page = more ? found.subList(0, size) : found;
        return new Page(page, more ? cursorOf(page.getLast()).text() : null);
    }

    private static ReviewCursor cursorOf(Review review) {
        return new ReviewCursor(review.dueAt(), review.eventId());
    }

    @GetMapping("/{eventId}")
    Detail find(
            @PathVariable EventId eventId,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, PROJECTION);
        Review review = jdbc.sql("select * from read_model.audit_review where event_id = :eventId")
                .param("eventId", eventId.value())
                .query(this::review)
                .optional()
                .orElseThrow(UnknownReview::new);
        List<Step> steps = jdbc.sql("""
                select * from read_model.audit_review_step where event_id = :eventId order by position
                """)
                .param("eventId", eventId.value())
                .query((row, index) -> step(row, review.hcpId()))
                .list();
        return new Detail(review, steps);
    }

    private Review review(ResultSet row, int index) throws SQLException {
        Instant dueAt = Rows.instant(row, "due_at");
        String status = Objects.requireNonNull(row.getString("status"));
        return new Review(
                row.getString("event_id"),
                row.getLong("position"),
                row.getString("event"),
                row.getString("hcp_id"),
                row.getString("acted_by"),
                row.getString("rule"),
                row.getString("risk"),
                status,
                Rows.instant(row, "opened_at"),
                dueAt,
                !status.equals("signed") && dueAt.isBefore(clock.instant()),
                row.getString("assignee"),
                status.equals("signed") ? signature(row) : null);
    }

    private static Signature signature(ResultSet row) throws SQLException {
        return new Signature(
                row.getString("signed_by"),
                row.getString("signer_name"),
                Rows.instant(row, "signed_at"),
                row.getString("meaning"),
                Rows.instant(row, "authenticated_at"),
                row.getLong("position"),
                row.getString("digest"));
    }

    private Step step(ResultSet row, @Nullable String hcp) throws SQLException {
        return new Step(
                row.getLong("position"),
                row.getString("step"),
                row.getString("done_by"),
                Rows.instant(row, "done_at"),
                row.getString("assignee"),
                remark(row, hcp),
                row.getString("digest"));
    }

    private @Nullable String remark(ResultSet row, @Nullable String hcp) throws SQLException {
        String ciphertext = row.getString("protected_remark");
        return ciphertext == null || hcp == null
                ? row.getString("remark")
                : vault.reveal(new HcpId(hcp), new ProtectedText(ciphertext)).orElse(null);
    }
}
