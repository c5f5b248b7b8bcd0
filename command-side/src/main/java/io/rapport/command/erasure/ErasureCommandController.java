package io.rapport.command.erasure;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.standing.Standings;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.erasure.ErasureCommand.ApproveErasure;
import io.rapport.domain.erasure.ErasureCommand.DeclineErasure;
import io.rapport.domain.erasure.ErasureCommand.RequestErasure;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hcps/{id}/erasure")
class ErasureCommandController {

    record Reason(FreeText reason) {}

    private final PersonalDataVault vault;
    private final Standings standings;

    ErasureCommandController(PersonalDataVault vault, Standings standings) {
        this.vault = vault;
        this.standings = standings;
    }

    @PostMapping
    ResponseEntity<WriteReceipt> request(@PathVariable HcpId id, @RequestBody Reason body, WriteRequest write) {
        RequestErasure command = new RequestErasure(id, protect(id, body.reason()), write.actor());
        return write.create(command, id.value(), "/api/v1/hcps/{id}/erasure");
    }

    @PostMapping("/approval")
    ResponseEntity<WriteReceipt> approve(@PathVariable HcpId id, WriteRequest write) {
        return write.change(new ApproveErasure(id, write.actor()), id.value());
    }

    @PostMapping("/refusal")
    ResponseEntity<WriteReceipt> decline(@PathVariable HcpId id, @RequestBody Reason body, WriteRequest write) {
        return write.change(new DeclineErasure(id, protect(id, body.reason()), write.actor()), id.value());
    }

    private ProtectedText protect(HcpId id, FreeText reason) {
        standings.requireKnown(id);
        return vault.protect(id, RetentionClass.ACCOUNTABILITY, reason.value());
    }
}
