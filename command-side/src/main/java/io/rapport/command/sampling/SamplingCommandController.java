package io.rapport.command.sampling;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.standing.Standings;
import io.rapport.command.web.NewIds;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.hcp.LicenceNumber;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.sampling.DenialReason;
import io.rapport.domain.sampling.PractitionerStatement;
import io.rapport.domain.sampling.SampleOrder;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingCommand.AcknowledgeReceipt;
import io.rapport.domain.sampling.SamplingCommand.ApproveSamples;
import io.rapport.domain.sampling.SamplingCommand.CancelSampleRequest;
import io.rapport.domain.sampling.SamplingCommand.CheckSampleRequest;
import io.rapport.domain.sampling.SamplingCommand.DenySamples;
import io.rapport.domain.sampling.SamplingCommand.RequestSamples;
import io.rapport.domain.sampling.SamplingCommand.ShipSamples;
import io.rapport.domain.sampling.ShippedLot;
import io.rapport.domain.sampling.Strength;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.TextValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class SamplingCommandController {

    /** @param signature what the practitioner signed with, such as a typed name or a reference to an image */
    record Request(
            @Nullable SampleRequestId id,
            Product product,
            Strength strength,
            int quantity,
            FreeText signature,
            FreeText address,
            LicenceNumber licence,
            LicenceAuthority authority,
            @Nullable Instant occurredAt) {}

    record Check(boolean passed) {}

    record Denial(DenialReason reason) {}

    record Shipment(List<ShippedLot> lots, @Nullable Instant occurredAt) {}

    record Receipt(@Nullable Instant occurredAt) {}

    private final PersonalDataVault vault;
    private final Standings standings;

    SamplingCommandController(PersonalDataVault vault, Standings standings) {
        this.vault = vault;
        this.standings = standings;
    }

    @PostMapping("/hcps/{hcp}/sample-requests")
    ResponseEntity<WriteReceipt> request(@PathVariable HcpId hcp, @RequestBody Request body, WriteRequest write) {
        standings.requireActive(hcp);
        WriteRequest occurring = write.occurring(body.occurredAt());
        SampleRequestId id = NewIds.orNew(body.id(), SampleRequestId::new);
        PractitionerStatement statement = new PractitionerStatement(
                protect(hcp, body.signature()),
                protect(hcp, body.address()),
                protect(hcp, body.licence()),
                body.authority());
        RequestSamples command = new RequestSamples(
                id,
                hcp,
                new SampleOrder(body.product(), body.strength(), body.quantity()),
                statement,
                occurring.occurredAt());
        return occurring.create(command, id.value(), "/api/v1/sample-requests/{id}");
    }

    @PostMapping("/sample-requests/{id}/check")
    ResponseEntity<WriteReceipt> check(@PathVariable SampleRequestId id, @RequestBody Check body, WriteRequest write) {
        return write.change(new CheckSampleRequest(id, body.passed()), id.value());
    }

    @PostMapping("/sample-requests/{id}/approval")
    ResponseEntity<WriteReceipt> approve(@PathVariable SampleRequestId id, WriteRequest write) {
        return write.change(new ApproveSamples(id), id.value());
    }

    @PostMapping("/sample-requests/{id}/denial")
    ResponseEntity<WriteReceipt> deny(@PathVariable SampleRequestId id, @RequestBody Denial body, WriteRequest write) {
        return write.change(new DenySamples(id, body.reason()), id.value());
    }

    @PostMapping("/sample-requests/{id}/shipment")
    ResponseEntity<WriteReceipt> ship(
            @PathVariable SampleRequestId id, @RequestBody Shipment body, WriteRequest write) {
        WriteRequest occurring = write.occurring(body.occurredAt());
        return occurring.change(new ShipSamples(id, body.lots(), occurring.occurredAt()), id.value());
    }

    @PostMapping("/hcps/{hcp}/sample-requests/{id}/receipt")
    ResponseEntity<WriteReceipt> acknowledge(
            @PathVariable HcpId hcp,
            @PathVariable SampleRequestId id,
            @RequestBody(required = false) @Nullable Receipt body,
            WriteRequest write) {
        WriteRequest occurring = write.occurring(body == null ? null : body.occurredAt());
        return occurring.change(new AcknowledgeReceipt(id, hcp, occurring.occurredAt()), id.value());
    }

    @PostMapping("/hcps/{hcp}/sample-requests/{id}/cancellation")
    ResponseEntity<WriteReceipt> cancel(@PathVariable HcpId hcp, @PathVariable SampleRequestId id, WriteRequest write) {
        return write.change(new CancelSampleRequest(id, hcp), id.value());
    }

    private ProtectedText protect(HcpId hcp, TextValue clear) {
        return vault.protect(hcp, RetentionClass.SAMPLES, clear.value());
    }
}
