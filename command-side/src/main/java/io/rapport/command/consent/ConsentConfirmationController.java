package io.rapport.command.consent;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.standing.Standings;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.consent.ConsentCommand.ConfirmConsent;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentRejection.UnknownConsentRecord;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Double opt-in: the portal gets the code, mails it, and sends back what the HCP has received. */
@RestController
class ConsentConfirmationController {

    record Code(String code) {}

    record Confirmation(String code, @Nullable Instant occurredAt) {}

    private final ConfirmationCodes codes;
    private final Standings standings;

    ConsentConfirmationController(ConfirmationCodes codes, Standings standings) {
        this.codes = codes;
        this.standings = standings;
    }

    /** For the portal alone: an HCP that could read the code here would confirm without ever receiving it. */
    @GetMapping("/api/v1/hcps/{id}/consents/{recordId}/confirmation-code")
    ResponseEntity<Code> code(@PathVariable HcpId id, @PathVariable ConsentRecordId recordId) {
        if (!standings.consents(id).history().awaitsConfirmation(recordId)) {
            throw new UnknownConsentRecord();
        }
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(new Code(codes.of(id, recordId)));
    }

    @PostMapping("/api/v1/hcps/{id}/consents/{recordId}/confirmation")
    ResponseEntity<WriteReceipt> confirm(
            @PathVariable HcpId id,
            @PathVariable ConsentRecordId recordId,
            @RequestBody Confirmation body,
            WriteRequest write) {
        codes.require(body.code(), id, recordId);
        WriteRequest occurring = write.occurring(body.occurredAt());
        return occurring.change(new ConfirmConsent(id, recordId, occurring.occurredAt()), recordId.value());
    }
}
