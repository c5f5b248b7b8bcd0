package io.rapport.domain.consent;

import io.rapport.domain.shared.DomainRejection;
import java.util.Set;

/** Why a decision on consent is refused. */
public final class ConsentRejection {

    private ConsentRejection() {}

    public static final class UnknownPurpose extends DomainRejection.Unprocessable {
        public UnknownPurpose(Set<Purpose> known) {
            super(
                    "unknown-purpose",
                    "purpose",
                    "expected one of "
                            + String.join(
                                    ", ", known.stream().map(Purpose::value).toList()));
        }
    }

    public static final class ExpiryBeforeDecision extends DomainRejection.Unprocessable {
        public ExpiryBeforeDecision() {
            super("expiry-before-decision", "expiresAt", "expected an instant after the decision");
        }
    }
}
