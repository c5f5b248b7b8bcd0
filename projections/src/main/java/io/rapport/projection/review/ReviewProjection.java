package io.rapport.projection.review;

import static io.rapport.domain.shared.Codes.code;
import static io.rapport.domain.shared.Codes.textOrNull;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.review.Remark;
import io.rapport.domain.review.ReviewEvent;
import io.rapport.domain.review.ReviewEvent.EventLookedAt;
import io.rapport.domain.review.ReviewEvent.ReviewAssigned;
import io.rapport.domain.review.ReviewEvent.ReviewCommented;
import io.rapport.domain.review.ReviewEvent.ReviewOpened;
import io.rapport.domain.review.ReviewEvent.ReviewSigned;
import io.rapport.domain.review.Signature;
import io.rapport.domain.shared.Actor;
import io.rapport.projection.table.PersonalData;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import io.rapport.projection.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every review that a rule ever opened, and every step of it. They account for what was done, so an erasure leaves them. */
public final class ReviewProjection implements Projection {

    static final Table<ReviewRow> REVIEW = Table.of("audit_review", ReviewRow.class, "eventId");

    static final Table<ReviewStepRow> STEP =
            Table.ofEvents("audit_review_step", ReviewStepRow.class, "eventId", "position");

    @Override
    public String name() {
        return "audit-review";
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(REVIEW, STEP);
    }

    @Override
    public Optional<PersonalData> personalData() {
        return Optional.of(PersonalData.keptByLaw("that an event about the HCP was reviewed, remarks as ciphertext"));
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return recorded.event() instanceof ReviewEvent event ? changes(event, recorded) : List.of();
    }

    private static List<RowChange> changes(ReviewEvent event, RecordedEvent recorded) {
        return switch (event) {
            case ReviewOpened e ->
                List.of(
                        new Put<>(REVIEW, opened(e, recorded.recordedAt())),
                        step(recorded, e, "opened", null, null, null, null));
            case ReviewAssigned e ->
                List.of(
                        update(
                                e,
                                Map.of(
                                        "status",
                                        "assigned",
                                        "assignee",
                                        e.assignee().value())),
                        step(recorded, e, "assigned", e.assignedBy(), e.assignee(), e.reason(), null));
            case EventLookedAt e ->
                List.of(step(
                        recorded, e, "looked", e.by(), null, null, e.digest().value()));
            case ReviewCommented e -> List.of(step(recorded, e, "commented", e.by(), null, e.comment(), null));
            case ReviewSigned e ->
                List.of(
                        signed(e),
                        step(
                                recorded,
                                e,
                                "signed",
                                e.signature().by(),
                                null,
                                null,
                                e.digest().value()));
        };
    }

    private static ReviewRow opened(ReviewOpened event, Instant at) {
        return new ReviewRow(
                event.eventId().value(),
                event.position(),
                event.event().value(),
                textOrNull(event.hcpId()),
                textOrNull(event.actedBy()),
                event.rule().value(),
                code(event.risk()),
                event.dueAt(),
                at,
                "opened",
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static RowChange signed(ReviewSigned event) {
        Signature signature = event.signature();
        return update(
                event,
                Map.of(
                        "status",
                        "signed",
                        "signedBy",
                        signature.by().value(),
                        "signerName",
                        signature.name().value(),
                        "meaning",
                        code(signature.meaning()),
                        "signedAt",
                        signature.at(),
                        "authenticatedAt",
                        signature.authenticatedAt(),
                        "digest",
                        event.digest().value()));
    }

    private static RowChange update(ReviewEvent event, Map<String, Object> values) {
        return new Update(REVIEW, REVIEW.key(event.eventId().value()), values);
    }

    private static RowChange step(
            RecordedEvent recorded,
            ReviewEvent event,
            String step,
            @Nullable Actor by,
            @Nullable Actor assignee,
            @Nullable Remark remark,
            @Nullable String digest) {
        return new Put<>(
                STEP,
                new ReviewStepRow(
                        event.eventId().value(),
                        recorded.position(),
                        step,
                        textOrNull(by),
                        recorded.recordedAt(),
                        textOrNull(assignee),
                        remark == null ? null : textOrNull(remark.ofHcp()),
                        remark == null ? null : textOrNull(remark.plain()),
                        digest));
    }
}
