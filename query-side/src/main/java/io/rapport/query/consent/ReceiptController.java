package io.rapport.query.consent;

import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.web.ReadBarrier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What an HCP has in hand of each of its decisions. */
@RestController
class ReceiptController {

    /** @param state where the decision has got to */
    record Listed(String recordId, String receiptId, String purpose, String state, Instant decidedAt, String receipt) {}

    record Receipts(List<Listed> receipts) {}

    private static final MediaType JSON_LD = MediaType.valueOf("application/ld+json");
    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ConsentDecisions decisions;
    private final RecordedRules rules;
    private final ReceiptIssuer issuer;
    private final KnownHcps hcps;
    private final ReadBarrier barrier;
    private final Clock clock;
    private final JsonMapper json;

    ReceiptController(
            ConsentDecisions decisions,
            RecordedRules rules,
            ReceiptIssuer issuer,
            KnownHcps hcps,
            ReadBarrier barrier,
            Clock clock,
            JsonMapper json) {
        this.decisions = decisions;
        this.rules = rules;
        this.issuer = issuer;
        this.hcps = hcps;
        this.barrier = barrier;
        this.clock = clock;
        this.json = json;
    }

    /** The receipts of all decisions, oldest first. */
    @GetMapping("/api/v1/hcps/{id}/consents/receipts")
    Receipts list(
            @PathVariable HcpId id, @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        return new Receipts(records(id, minPosition).stream()
                .map(record -> new Listed(
                        record.id().value(),
                        record.receiptId(),
                        record.first().event().scope().purpose().value(),
                        record.state().code(),
                        record.first().event().decidedAt(),
                        "/api/v1/hcps/" + id.value() + "/consents/"
                                + record.id().value() + "/receipt"))
                .toList());
    }

    /** As JSON-LD, or as a page to read for who asks for {@code text/html} first. */
    @GetMapping("/api/v1/hcps/{id}/consents/{recordId}/receipt")
    ResponseEntity<String> find(
            @PathVariable HcpId id,
            @PathVariable ConsentRecordId recordId,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        ConsentRecord record = records(id, minPosition).stream()
                .filter(candidate -> candidate.id().equals(recordId))
                .findFirst()
                .orElseThrow(UnknownReceipt::new);
        ConsentReceipt receipt = issuer.issue(record, rules.of(id, clock.instant()));
        return wantsPage(accept)
                ? ResponseEntity.ok()
                        .contentType(PAGE)
                        .header("Content-Security-Policy", "default-src 'none'")
                        .body(ReceiptPage.of(receipt))
                : ResponseEntity.ok().contentType(JSON_LD).body(json.writeValueAsString(ReceiptJsonLd.of(receipt)));
    }

    private List<ConsentRecord> records(HcpId hcp, @Nullable Long minPosition) {
        barrier.await(minPosition, KnownHcps.PROJECTION, "hcp-consent", RecordedRules.PROJECTION);
        hcps.require(hcp);
        return ConsentRecord.of(decisions.of(hcp, clock.instant()));
    }

    private static boolean wantsPage(@Nullable String accept) {
        return accept != null
                && MediaType.parseMediaTypes(accept).stream()
                        .filter(type -> !type.isWildcardType())
                        .findFirst()
                        .filter(MediaType.TEXT_HTML::includes)
                        .isPresent();
    }
}
