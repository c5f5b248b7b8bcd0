package io.rapport.query.consent;

import static io.rapport.domain.shared.Codes.code;
import static io.rapport.domain.shared.Codes.codeOrNull;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.Judgement.Denied;
import io.rapport.domain.consent.Judgement.Granted;
import io.rapport.domain.consent.Judgement.LegitimateInterest;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeTerms;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import io.rapport.query.consent.ConsentDecisions.Recorded;
import io.rapport.query.consent.ConsentStanding.ContentStanding;
import io.rapport.query.consent.ConsentStanding.Decision;
import io.rapport.query.consent.ConsentStanding.PurposeStanding;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.web.ReadBarrier;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ConsentQueryController {

    private final ConsentDecisions decisions;
    private final KnownHcps hcps;
    private final ReadBarrier barrier;
    private final RecordedRules rules;
    private final Clock clock;

    ConsentQueryController(
            ConsentDecisions decisions, KnownHcps hcps, ReadBarrier barrier, RecordedRules rules, Clock clock) {
        this.decisions = decisions;
        this.hcps = hcps;
        this.barrier = barrier;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param asOf the moment that is asked about; now if absent
     * @param knownAt only what was recorded by then counts; now if absent
     */
    @GetMapping("/api/v1/hcps/{id}/consents")
    ConsentStanding find(
            @PathVariable HcpId id,
            @RequestParam(name = "as-of", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant asOf,
            @RequestParam(name = "known-at", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant knownAt,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, KnownHcps.PROJECTION, "hcp-consent", RecordedRules.PROJECTION);
        hcps.require(id);
        Instant now = clock.instant();
        Instant at = asOf == null ? now : asOf;
        Instant known = knownAt == null ? now : knownAt;
        List<Recorded> recorded = decisions.of(id, known);
        Consents consents = new Consents(
                new ConsentHistory(recorded.stream().map(Recorded::event).toList()), rules.of(id, known));
        return new ConsentStanding(
                id.value(),
                at,
                known,
                consents.rules().purposes().applying(consents.rules().country()).stream()
                        .map(terms -> standing(terms, consents, at))
                        .toList(),
                recorded.stream().map(ConsentQueryController::decision).toList());
    }

    private static PurposeStanding standing(PurposeTerms terms, Consents consents, Instant at) {
        Standing overall = Standing.of(consents, terms.purpose(), null, null, at);
        return new PurposeStanding(
                terms.purpose().value(),
                terms.title(),
                terms.legalBasis().value(),
                terms.jurisdiction().value(),
                terms.profiling(),
                overall.inForce(),
                overall.notInForce(),
                consents.history().decisions().stream()
                        .map(ConsentEvent::scope)
                        .filter(scope -> scope.purpose().equals(terms.purpose()))
                        .map(scope -> new ConsentScope(scope.purpose(), null, scope.product(), scope.contentType()))
                        .filter(scope -> scope.product() != null || scope.contentType() != null)
                        .distinct()
                        .map(scope -> contentStanding(scope, consents, at))
                        .toList());
    }

    private static ContentStanding contentStanding(ConsentScope content, Consents consents, Instant at) {
        Standing standing = Standing.of(consents, content.purpose(), content.product(), content.contentType(), at);
        return new ContentStanding(
                content.product() == null ? null : content.product().value(),
                codeOrNull(content.contentType()),
                standing.inForce(),
                standing.notInForce());
    }

    /** Where a purpose stands on each channel: on what it rests, or why it may not be pursued. */
    private record Standing(Map<String, String> inForce, Map<String, String> notInForce) {

        static Standing of(
                Consents consents,
                Purpose purpose,
                @Nullable Product product,
                @Nullable ContentType contentType,
                Instant at) {
            Standing standing = new Standing(new LinkedHashMap<>(), new LinkedHashMap<>());
            for (Channel channel : Channel.values()) {
                ConsentTarget target = new ConsentTarget(channel, product, contentType);
                switch (ConsentPolicy.judge(consents, purpose, target, at)) {
                    case Granted granted ->
                        standing.inForce.put(
                                code(channel), granted.grant().recordId().value());
                    case LegitimateInterest _ ->
                        standing.inForce.put(code(channel), ConsentRecordId.LEGITIMATE_INTEREST.value());
                    case Denied denied -> standing.notInForce.put(code(channel), code(denied.reason()));
                }
            }
            return standing;
        }
    }

    private static Decision decision(Recorded recorded) {
        return switch (recorded.event()) {
            case ConsentGranted e -> decision(recorded, "grant", e.notice(), e.expiresAt());
            case ConsentRequested e -> decision(recorded, "request", e.notice(), e.expiresAt());
            case ConsentConfirmed _ -> decision(recorded, "confirm", null, null);
            case ConsentRefused e -> decision(recorded, "refuse", e.notice(), null);
            case ConsentWithdrawn _ -> decision(recorded, "withdraw", null, null);
            case ConsentExpired _ -> decision(recorded, "expire", null, null);
            case ObjectionRaised _ -> decision(recorded, "object", null, null);
            case ObjectionWithdrawn _ -> decision(recorded, "withdraw-objection", null, null);
        };
    }

    private static Decision decision(
            Recorded recorded, String kind, @Nullable NoticeVersion notice, @Nullable Instant expiresAt) {
        ConsentEvent event = recorded.event();
        ConsentScope scope = event.scope();
        return new Decision(
                event.recordId().value(),
                kind,
                scope.purpose().value(),
                codeOrNull(scope.channel()),
                scope.product() == null ? null : scope.product().value(),
                codeOrNull(scope.contentType()),
                notice == null ? null : notice.value(),
                event.decidedAt(),
                expiresAt,
                recorded.recordedAt());
    }
}
