package io.rapport.projection.sampling;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.erasure.ErasureEvent.RetentionEnded;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.sampling.SamplingEvent;
import io.rapport.domain.sampling.SamplingEvent.SampleReceiptAcknowledged;
import io.rapport.domain.sampling.SamplingEvent.SampleRequestCancelled;
import io.rapport.domain.sampling.SamplingEvent.SampleRequestChecked;
import io.rapport.domain.sampling.SamplingEvent.SamplesApproved;
import io.rapport.domain.sampling.SamplingEvent.SamplesDenied;
import io.rapport.domain.sampling.SamplingEvent.SamplesRequested;
import io.rapport.domain.sampling.SamplingEvent.SamplesShipped;
import io.rapport.projection.sampling.SampleRequestRow.Lot;
import io.rapport.projection.table.PersonalData;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Purge;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import io.rapport.projection.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where every request for samples stands; kept past the erasure of an HCP for as long as the law keeps the records. */
public final class SampleRequestProjection implements Projection {

    static final Table<SampleRequestRow> REQUEST = Table.of("sample_request", SampleRequestRow.class, "requestId");

    @Override
    public String name() {
        return "sample-request";
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(REQUEST);
    }

    @Override
    public Optional<PersonalData> personalData() {
        return Optional.of(PersonalData.keptByLaw("requests for samples, signature and address as ciphertext"));
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case SamplingEvent event -> List.of(change(event, recorded.context().occurredAt()));
            case RetentionEnded ended
            when ended.retention() == RetentionClass.SAMPLES ->
                List.of(new Purge(REQUEST, Map.of("hcpId", ended.hcpId().value())));
            default -> List.of();
        };
    }

    private static RowChange change(SamplingEvent event, Instant at) {
        return switch (event) {
            case SamplesRequested e -> new Put<>(REQUEST, requested(e, at));
            case SampleRequestChecked e ->
                update(e, Map.of("phase", e.passed() ? "checked" : "check-failed", "changedAt", at));
            case SamplesApproved e -> update(e, Map.of("phase", "approved", "changedAt", at));
            case SamplesDenied e ->
                update(e, Map.of("phase", "denied", "denialReason", code(e.reason()), "changedAt", at));
            case SamplesShipped e -> update(e, shipped(e, at));
            case SampleReceiptAcknowledged e ->
                update(e, Map.of("phase", "acknowledged", "receivedAt", e.receivedAt(), "changedAt", at));
            case SampleRequestCancelled e -> update(e, Map.of("phase", "cancelled", "changedAt", at));
        };
    }

    private static SampleRequestRow requested(SamplesRequested event, Instant at) {
        return new SampleRequestRow(
                event.requestId().value(),
                event.hcpId().value(),
                "requested",
                event.order().product().value(),
                event.order().strength().value(),
                event.order().quantity(),
                event.statement().signature().value(),
                event.statement().address().value(),
                event.statement().licence().value(),
                event.statement().authority().value(),
                null,
                List.of(),
                event.signedAt(),
                null,
                null,
                at);
    }

    private static Map<String, Object> shipped(SamplesShipped event, Instant at) {
        List<Lot> lots = event.lots().stream()
                .map(lot -> new Lot(lot.lot().value(), lot.quantity()))
                .toList();
        return Map.of("phase", "shipped", "lots", lots, "shippedAt", event.shippedAt(), "changedAt", at);
    }

    private static RowChange update(SamplingEvent event, Map<String, Object> values) {
        return new Update(REQUEST, REQUEST.key(event.requestId().value()), values);
    }
}
