package io.rapport.command.hcp;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.domain.hcp.EmailAddress;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.hcp.LicenceNumber;
import io.rapport.domain.hcp.Npi;
import io.rapport.domain.hcp.PhoneNumber;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clients send about HCPs, personal fields still in clear. */
final class HcpRequests {

    private HcpRequests() {}

    record Name(FreeText given, FreeText family) {}

    record Registration(
            @Nullable HcpId id,
            Name name,
            @Nullable EmailAddress email,
            @Nullable PhoneNumber phone,
            Specialty specialty,
            Role role,
            Country country,
            Language language) {}

    record AttributeChange(
            @Nullable Name name,
            @Nullable EmailAddress email,
            @Nullable PhoneNumber phone,
            @Nullable FreeText affiliation,
            @Nullable Specialty specialty,
            @Nullable Role role,
            @Nullable Country country,
            @Nullable Language language) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = NpiVerification.class, name = "npi"),
        @JsonSubTypes.Type(value = LicenceVerification.class, name = "licence")
    })
    sealed interface Verification {}

    record NpiVerification(Npi npi) implements Verification {}

    record LicenceVerification(LicenceNumber number, LicenceAuthority authority, LocalDate expiresOn)
            implements Verification {}

    record Interests(Set<Topic> topics) {}
}
