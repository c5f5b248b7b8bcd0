package io.rapport.command.hcp;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.hcp.HcpRequests.AttributeChange;
import io.rapport.command.hcp.HcpRequests.Interests;
import io.rapport.command.hcp.HcpRequests.LicenceVerification;
import io.rapport.command.hcp.HcpRequests.Name;
import io.rapport.command.hcp.HcpRequests.NpiVerification;
import io.rapport.command.hcp.HcpRequests.Registration;
import io.rapport.command.hcp.HcpRequests.Verification;
import io.rapport.command.standing.Standings;
import io.rapport.command.web.NewIds;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpCommand.ChangeAttributes;
import io.rapport.domain.hcp.HcpCommand.ChooseInterests;
import io.rapport.domain.hcp.HcpCommand.DeactivateHcp;
import io.rapport.domain.hcp.HcpCommand.EndProductAccess;
import io.rapport.domain.hcp.HcpCommand.GrantProductAccess;
import io.rapport.domain.hcp.HcpCommand.RegisterHcp;
import io.rapport.domain.hcp.HcpCommand.VerifyByLicence;
import io.rapport.domain.hcp.HcpCommand.VerifyByNpi;
import io.rapport.domain.hcp.HcpCommand.VerifyIdentity;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.TextValue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hcps")
class HcpCommandController {

    private final PersonalDataVault vault;
    private final Fingerprints fingerprints;
    private final Standings standings;

    HcpCommandController(PersonalDataVault vault, Fingerprints fingerprints, Standings standings) {
        this.vault = vault;
        this.fingerprints = fingerprints;
        this.standings = standings;
    }

    @PostMapping
    ResponseEntity<WriteReceipt> register(@RequestBody Registration body, WriteRequest write) {
        HcpId id = NewIds.orNew(body.id(), HcpId::new);
        RegisterHcp command = new RegisterHcp(
                id,
                name(id, body.name()),
                contact(id, body.email(), body.phone()),
                body.specialty(),
                body.role(),
                body.country(),
                body.language());
        return write.create(command, id.value(), "/api/v1/hcps/{id}");
    }

    @PatchMapping("/{id}")
    ResponseEntity<WriteReceipt> change(@PathVariable HcpId id, @RequestBody AttributeChange body, WriteRequest write) {
        standings.requireActive(id);
        Name name = body.name();
        boolean contactGiven = body.email() != null || body.phone() != null;
        ChangeAttributes command = new ChangeAttributes(
                id,
                name == null ? null : name(id, name),
                contactGiven ? contact(id, body.email(), body.phone()) : null,
                protect(id, body.affiliation()),
                body.specialty(),
                body.role(),
                body.country(),
                body.language());
        return write.change(command, id.value());
    }

    @PostMapping("/{id}/verification")
    ResponseEntity<WriteReceipt> verify(@PathVariable HcpId id, @RequestBody Verification body, WriteRequest write) {
        standings.requireActive(id);
        return write.change(verification(id, body, write), id.value());
    }

    @PutMapping("/{id}/interests")
    ResponseEntity<WriteReceipt> chooseInterests(
            @PathVariable HcpId id, @RequestBody Interests body, WriteRequest write) {
        return write.change(new ChooseInterests(id, body.topics()), id.value());
    }

    @PutMapping("/{id}/product-access/{product}")
    ResponseEntity<WriteReceipt> grantAccess(
            @PathVariable HcpId id, @PathVariable Product product, WriteRequest write) {
        return write.change(new GrantProductAccess(id, product), id.value());
    }

    @DeleteMapping("/{id}/product-access/{product}")
    ResponseEntity<WriteReceipt> endAccess(@PathVariable HcpId id, @PathVariable Product product, WriteRequest write) {
        return write.change(new EndProductAccess(id, product), id.value());
    }

    @PostMapping("/{id}/deactivation")
    ResponseEntity<WriteReceipt> deactivate(@PathVariable HcpId id, WriteRequest write) {
        return write.change(new DeactivateHcp(id), id.value());
    }

    private VerifyIdentity verification(HcpId id, Verification body, WriteRequest write) {
        return switch (body) {
            case NpiVerification npi ->
                new VerifyByNpi(
                        id,
                        vault.protect(id, RetentionClass.IDENTITY, npi.npi().value()),
                        fingerprints.of("npi", npi.npi().value()));
            case LicenceVerification licence -> {
                String number = licence.number().value();
                String canonical = licence.authority().value() + " " + number.toUpperCase(Locale.ROOT);
                yield new VerifyByLicence(
                        id,
                        vault.protect(id, RetentionClass.IDENTITY, number),
                        fingerprints.of("licence", canonical),
                        licence.authority(),
                        licence.expiresOn(),
                        LocalDate.ofInstant(write.occurredAt(), ZoneOffset.UTC));
            }
        };
    }

    private PersonName name(HcpId id, Name name) {
        return new PersonName(
                vault.protect(id, RetentionClass.IDENTITY, name.given().value()),
                vault.protect(id, RetentionClass.IDENTITY, name.family().value()));
    }

    private Contact contact(HcpId id, @Nullable TextValue email, @Nullable TextValue phone) {
        return new Contact(protect(id, email), protect(id, phone));
    }

    private @Nullable ProtectedText protect(HcpId id, @Nullable TextValue clear) {
        return clear == null ? null : vault.protect(id, RetentionClass.IDENTITY, clear.value());
    }
}
