package io.rapport.domain.hcp;

import io.rapport.domain.shared.DomainRejection;

/** Why a command to an HCP is refused. */
public final class HcpRejection {

    private HcpRejection() {}

    public static final class UnknownHcp extends DomainRejection.NotFound {
        public UnknownHcp() {
            super("unknown-hcp", "no HCP is registered under this id");
        }
    }

    public static final class HcpAlreadyRegistered extends DomainRejection.RuleBroken {
        public HcpAlreadyRegistered() {
            super("hcp-already-registered", "hcpId", "an HCP is already registered under this id");
        }
    }

    public static final class HcpNotActive extends DomainRejection.RuleBroken {
        public HcpNotActive() {
            super("hcp-deactivated", null, "the HCP was deactivated");
        }
    }

    /** Nobody is registered under the id any more, and nobody will be. */
    public static final class HcpIsErased extends DomainRejection.Gone {
        public HcpIsErased() {
            super("hcp-erased", "the HCP was erased");
        }
    }

    public static final class LicenceExpired extends DomainRejection.Unprocessable {
        public LicenceExpired() {
            super("licence-expired", "expiresOn", "expected a licence that is valid today");
        }
    }

    /** Another HCP has verified its identity by the same national identifier. */
    public static final class IdentityAlreadyClaimed extends DomainRejection.RuleBroken {
        public IdentityAlreadyClaimed() {
            super("identity-already-claimed", null, "another HCP was verified by this identifier");
        }
    }
}
