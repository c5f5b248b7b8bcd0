package io.rapport.command.consent;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.shared.HcpId;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ConsentCommandController {

    @PostMapping("/api/v1/hcps/{id}/consents")
    ResponseEntity<WriteReceipt> decide(@PathVariable HcpId id, @RequestBody DecisionRequest body, WriteRequest write) {
        WriteRequest occurring = write.occurring(body.occurredAt());
        ConsentRecordId recordId = new ConsentRecordId(UUID.randomUUID().toString());
        return occurring.create(
                body.command(id, recordId, occurring.occurredAt()),
                recordId.value(),
                "/api/v1/hcps/" + id.value() + "/consents");
    }
}
