package io.rapport.query.consent;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.DataController;
import io.rapport.domain.consent.Jurisdiction;
import io.rapport.domain.consent.LegalBasis;
import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.ProcessingTerms;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeTerms;
import io.rapport.domain.shared.Language;
import io.rapport.query.consent.ConsentReceipt.Event;
import io.rapport.query.consent.ConsentReceipt.Notice;
import io.rapport.query.consent.ConsentReceipt.Processing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes out what a record says, by the terms under which it was given where it keeps them, and else by today's. */
@Component
class ReceiptIssuer {

    private final DataController controller;
    private final Clock clock;

    ReceiptIssuer(DataController controller, Clock clock) {
        this.controller = controller;
        this.clock = clock;
    }

    ConsentReceipt issue(ConsentRecord record, ConsentRules rules) {
        ConsentEvent event = record.first().event();
        @Nullable GivenConsent given = event instanceof GivenConsent grant ? grant : null;
        return new ConsentReceipt(
                record.id().value(),
                record.receiptId(),
                clock.instant(),
                event.hcpId().value(),
                controller,
                notice(event, rules),
                purposes(event).stream()
                        .map(purpose -> processing(purpose, given, rules))
                        .toList(),
                scope(event.scope()),
                record.state(),
                given == null ? null : given.expiresAt(),
                given == null || given.renews() == null ? null : given.renews().value(),
                "POST /api/v1/hcps/" + event.hcpId().value()
                        + "/consents, or as in the notice; at any time, without giving" + " a reason",
                record.history().stream()
                        .map(entry -> new Event(
                                record.stateIn(entry),
                                entry.event().recordId().value(),
                                entry.event().decidedAt(),
                                entry.recordedAt(),
                                entry.over(),
                                entry.actor()))
                        .toList());
    }

    private static List<Purpose> purposes(ConsentEvent event) {
        return event instanceof ObjectionRaised objection
                ? List.copyOf(objection.purposes())
                : List.of(event.scope().purpose());
    }

    private static Processing processing(Purpose purpose, @Nullable GivenConsent given, ConsentRules rules) {
        Optional<PurposeTerms> terms = rules.purposes().find(purpose, rules.country());
        @Nullable LegalBasis basis = given == null ? null : given.legalBasis();
        @Nullable Jurisdiction jurisdiction = given == null ? null : given.jurisdiction();
        Optional<ProcessingTerms> processing = terms.map(PurposeTerms::processing);
        return new Processing(
                purpose.value(),
                terms.map(PurposeTerms::title).orElse(purpose.value()),
                Objects.requireNonNullElse(
                                basis, terms.map(PurposeTerms::legalBasis).orElse(LegalBasis.CONSENT))
                        .value(),
                Objects.requireNonNullElse(
                                jurisdiction,
                                terms.map(PurposeTerms::jurisdiction).orElse(Jurisdiction.EVERYWHERE))
                        .value(),
                terms.map(PurposeTerms::profiling).orElse(false),
                processing.map(ProcessingTerms::dataCategories).orElse(List.of()),
                processing.map(ProcessingTerms::recipients).orElse(List.of()),
                processing.map(ProcessingTerms::operations).orElse(List.of()),
                processing.map(ProcessingTerms::storage).orElse("As in the notice"));
    }

    private static @Nullable Notice notice(ConsentEvent event, ConsentRules rules) {
        return switch (event) {
            case GivenConsent given -> notice(given.notice(), given.language(), given.scope(), rules);
            case ConsentRefused refused -> notice(refused.notice(), refused.language(), refused.scope(), rules);
            case ConsentConfirmed _, ConsentExpired _, ConsentWithdrawn _, ObjectionRaised _, ObjectionWithdrawn _ ->
                null;
        };
    }

    private static Notice notice(
            NoticeVersion version, @Nullable Language language, ConsentScope scope, ConsentRules rules) {
        return new Notice(
                version.value(),
                language == null ? null : language.value(),
                rules.notices().published().stream()
                        .filter(published -> published.version().equals(version)
                                && published.language().equals(language)
                                && published.purposes().contains(scope.purpose()))
                        .map(NoticeVersionPublished::document)
                        .map(document -> document.value())
                        .findFirst()
                        .orElse(null));
    }

    private static List<String> scope(ConsentScope scope) {
        List<String> restrictions = new ArrayList<>();
        if (scope.channel() != null) {
            restrictions.add("channel " + code(scope.channel()));
        }
        if (scope.product() != null) {
            restrictions.add("product " + scope.product().value());
        }
        if (scope.contentType() != null) {
            restrictions.add("content type " + code(scope.contentType()));
        }
        return restrictions;
    }
}
