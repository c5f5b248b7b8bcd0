package io.rapport.projection.erasure;

import static io.rapport.domain.shared.Codes.code;
import static io.rapport.domain.shared.Codes.texts;

import io.rapport.domain.erasure.ErasureEvent;
import io.rapport.domain.erasure.ErasureEvent.ErasureApproved;
import io.rapport.domain.erasure.ErasureEvent.ErasureCompleted;
import io.rapport.domain.erasure.ErasureEvent.ErasureDeclined;
import io.rapport.domain.erasure.ErasureEvent.ErasureRequested;
import io.rapport.domain.erasure.ErasureEvent.RetentionEnded;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.erasure.ErasureRow.Retained;
import io.rapport.projection.table.PersonalData;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Fold;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import io.rapport.projection.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every erasure that was ever asked for, the last one of each HCP. It is what is left to tell that there was somebody. */
public final class ErasureProjection implements Projection {

    static final Table<ErasureRow> ERASURE = Table.of("hcp_erasure", ErasureRow.class, "hcpId");

    @Override
    public String name() {
        return "hcp-erasure";
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(ERASURE);
    }

    @Override
    public Optional<PersonalData> personalData() {
        return Optional.of(PersonalData.keptByLaw("that somebody was there and was erased"));
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        Instant at = recorded.recordedAt();
        return switch (recorded.event()) {
            case ErasureEvent event -> List.of(change(event, recorded.position(), at));
            case HcpErased erased ->
                List.of(update(
                        erased.hcpId(),
                        Map.of("phase", "erased", "erasedPosition", recorded.position(), "erasedAt", at)));
            default -> List.of();
        };
    }

    private static RowChange change(ErasureEvent event, long position, Instant at) {
        return switch (event) {
            case ErasureRequested e -> new Put<>(ERASURE, requested(e, at));
            case ErasureDeclined e ->
                update(
                        e.hcpId(),
                        Map.of(
                                "phase",
                                "declined",
                                "reason",
                                e.reason().value(),
                                "decidedBy",
                                e.declinedBy().value(),
                                "decidedAt",
                                at));
            case ErasureApproved e ->
                update(
                        e.hcpId(),
                        Map.of("phase", "approved", "decidedBy", e.approvedBy().value(), "decidedAt", at));
            case ErasureCompleted e ->
                update(
                        e.hcpId(),
                        Map.of(
                                "phase",
                                "completed",
                                "forgottenBy",
                                texts(e.forgottenBy()),
                                "retained",
                                retained(e),
                                "completedPosition",
                                position,
                                "completedAt",
                                at));
            case RetentionEnded e -> ended(e);
        };
    }

    private static ErasureRow requested(ErasureRequested event, Instant at) {
        return new ErasureRow(
                event.hcpId().value(),
                "requested",
                event.reason().value(),
                event.requestedBy().value(),
                at,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static List<Retained> retained(ErasureCompleted event) {
        return event.retained().stream()
                .map(records -> new Retained(code(records.retention()), records.until()))
                .toList();
    }

    private static RowChange ended(RetentionEnded event) {
        return new Fold<>(
                ERASURE,
                ERASURE.key(event.hcpId().value()),
                present -> present == null
                        ? null
                        : ERASURE.with(
                                present,
                                Map.of(
                                        "retained",
                                        present.retained().stream()
                                                .filter(kept ->
                                                        !kept.retention().equals(code(event.retention())))
                                                .toList())));
    }

    private static RowChange update(HcpId hcp, Map<String, Object> values) {
        return new Update(ERASURE, ERASURE.key(hcp.value()), values);
    }
}
