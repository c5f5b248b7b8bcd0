package io.rapport.projection.consent;

import static io.rapport.projection.table.Codes.codeOrNull;
import static io.rapport.projection.table.Codes.textOrNull;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All decisions on consent; which are in force is {@link io.rapport.domain.consent.ConsentPolicy}'s to say. */
public final class ConsentProjection implements Projection {

    static final Table<ConsentRow> CONSENT = Table.ofEvents("hcp_consent", ConsentRow.class, "hcpId", "position");

    @Override
    public String name() {
        return "hcp-consent";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(CONSENT);
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return recorded.event() instanceof ConsentEvent event
                ? List.of(new Put<>(CONSENT, row(event, recorded)))
                : List.of();
    }

    private static ConsentRow row(ConsentEvent event, RecordedEvent recorded) {
        return switch (event) {
            case ConsentGranted e -> row(e, "grant", e.notice(), e.expiresAt(), recorded);
            case ConsentRefused e -> row(e, "refuse", e.notice(), null, recorded);
            case ConsentWithdrawn e -> row(e, "withdraw", null, null, recorded);
        };
    }

    private static ConsentRow row(
            ConsentEvent event,
            String decision,
            @Nullable NoticeVersion notice,
            @Nullable Instant expiresAt,
            RecordedEvent recorded) {
        return new ConsentRow(
                event.hcpId().value(),
                recorded.position(),
                event.recordId().value(),
                event.scope().purpose().value(),
                codeOrNull(event.scope().channel()),
                decision,
                textOrNull(notice),
                event.decidedAt(),
                expiresAt,
                recorded.recordedAt(),
                textOrNull(event.scope().product()),
                codeOrNull(event.scope().contentType()));
    }
}
