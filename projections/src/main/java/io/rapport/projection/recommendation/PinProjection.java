package io.rapport.projection.recommendation;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommendation.Pin;
import io.rapport.domain.recommendation.PinEvent;
import io.rapport.domain.recommendation.PinEvent.PinApproved;
import io.rapport.domain.recommendation.PinEvent.PinEnded;
import io.rapport.domain.recommendation.PinEvent.PinProposed;
import io.rapport.domain.recommendation.PinEvent.PinRefused;
import io.rapport.domain.shared.Codes;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import io.rapport.projection.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Every pin that was ever proposed, as it stands. */
public final class PinProjection implements Projection {

    static final Table<PinRow> PIN = Table.of("pin", PinRow.class, "placement", "pinId");

    private static final String PHASE = "phase";
    private static final String CHANGED_AT = "changedAt";

    @Override
    public String name() {
        return "pin";
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(PIN);
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return recorded.event() instanceof PinEvent event ? List.of(change(event, recorded.recordedAt())) : List.of();
    }

    private static RowChange change(PinEvent event, Instant at) {
        return switch (event) {
            case PinProposed e -> new Put<>(PIN, proposed(e, at));
            case PinApproved e ->
                update(
                        e,
                        Map.of(
                                PHASE,
                                "approved",
                                "reviewer",
                                e.reviewer().value(),
                                "approvedAt",
                                e.approvedAt(),
                                CHANGED_AT,
                                at));
            case PinRefused e ->
                update(
                        e,
                        Map.of(
                                PHASE,
                                "refused",
                                "reviewer",
                                e.reviewer().value(),
                                "refusalReason",
                                e.reason().value(),
                                CHANGED_AT,
                                at));
            case PinEnded e ->
                update(
                        e,
                        Map.of(
                                PHASE,
                                "ended",
                                "endedBy",
                                e.by().value(),
                                "endedAt",
                                e.endedAt(),
                                "endReason",
                                e.reason().value(),
                                CHANGED_AT,
                                at));
        };
    }

    private static PinRow proposed(PinProposed event, Instant at) {
        Pin pin = event.pin();
        return new PinRow(
                code(event.placement()),
                event.pinId().value(),
                pin.content().value(),
                pin.place(),
                Codes.texts(pin.limits().specialties()),
                Codes.texts(pin.limits().countries()),
                Codes.texts(pin.limits().languages()),
                pin.from(),
                pin.to(),
                "proposed",
                event.reason().value(),
                event.proposedBy().value(),
                null,
                null,
                null,
                null,
                null,
                null,
                at);
    }

    private static RowChange update(PinEvent event, Map<String, Object> values) {
        return new Update(PIN, PIN.key(code(event.placement()), event.pinId().value()), values);
    }
}
