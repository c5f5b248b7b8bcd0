package io.rapport.projection.consent;

import static io.rapport.domain.shared.Codes.codeOrNull;
import static io.rapport.domain.shared.Codes.codes;
import static io.rapport.domain.shared.Codes.textOrNull;
import static io.rapport.domain.shared.Codes.texts;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.erasure.Forgetting;
import io.rapport.projection.table.PersonalData;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    public Optional<PersonalData> personalData() {
        return Optional.of(PersonalData.untilErasure("decisions on consent"));
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ConsentEvent event -> List.of(new Put<>(CONSENT, row(event, recorded)));
            case HcpErased event -> Forgetting.of(event, List.of(CONSENT));
            default -> List.of();
        };
    }

    private static ConsentRow row(ConsentEvent event, RecordedEvent recorded) {
        return switch (event) {
            case ConsentGranted e -> given(e, "grant", recorded);
            case ConsentRequested e -> given(e, "request", recorded);
            case ConsentConfirmed e -> row(e, "confirm", Details.NONE, recorded);
            case ConsentRefused e ->
                row(e, "refuse", Details.of(e.notice().value(), textOrNull(e.language())), recorded);
            case ConsentWithdrawn e -> row(e, "withdraw", Details.NONE, recorded);
            case ConsentExpired e -> row(e, "expire", Details.onChannels(codes(e.channels())), recorded);
            case ObjectionRaised e -> row(e, "object", Details.toPurposes(texts(e.purposes())), recorded);
            case ObjectionWithdrawn e -> row(e, "withdraw-objection", Details.NONE, recorded);
        };
    }

    private static ConsentRow given(GivenConsent event, String decision, RecordedEvent recorded) {
        return row(
                event,
                decision,
                new Details(
                        event.notice().value(),
                        textOrNull(event.language()),
                        event.expiresAt(),
                        textOrNull(event.jurisdiction()),
                        textOrNull(event.legalBasis()),
                        textOrNull(event.renews()),
                        List.of(),
                        List.of()),
                recorded);
    }

    /** What decisions of some kinds have and those of others have not. */
    private record Details(
            @Nullable String notice,
            @Nullable String language,
            @Nullable Instant expiresAt,
            @Nullable String jurisdiction,
            @Nullable String legalBasis,
            @Nullable String renews,
            List<String> purposes,
            List<String> channels) {

        static final Details NONE = of(null, null);

        static Details of(@Nullable String notice, @Nullable String language) {
            return new Details(notice, language, null, null, null, null, List.of(), List.of());
        }

        static Details toPurposes(List<String> purposes) {
            return new Details(null, null, null, null, null, null, purposes, List.of());
        }

        static Details onChannels(List<String> channels) {
            return new Details(null, null, null, null, null, null, List.of(), channels);
        }
    }

    private static ConsentRow row(ConsentEvent event, String decision, Details details, RecordedEvent recorded) {
        return new ConsentRow(
                event.hcpId().value(),
                recorded.position(),
                event.recordId().value(),
                event.scope().purpose().value(),
                codeOrNull(event.scope().channel()),
                decision,
                details.notice(),
                event.decidedAt(),
                details.expiresAt(),
                recorded.recordedAt(),
                textOrNull(event.scope().product()),
                codeOrNull(event.scope().contentType()),
                details.language(),
                details.jurisdiction(),
                details.legalBasis(),
                details.renews(),
                details.purposes(),
                details.channels(),
                codeOrNull(recorded.context().channel()),
                textOrNull(recorded.context().actor()));
    }
}
