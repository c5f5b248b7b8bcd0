package io.rapport.domain.engagement;

import io.rapport.domain.shared.DomainRejection;

/** Why a single action is refused. */
public final class EngagementRejection {

    private EngagementRejection() {}

    public static final class ContentUnknown extends DomainRejection.Unprocessable {
        public ContentUnknown() {
            super("unknown-content", "contentId", "expected content that exists");
        }
    }

    public static final class ContentNotPublished extends DomainRejection.RuleBroken {
        public ContentNotPublished() {
            super("content-not-published", "contentId", "expected content that was published when the action occurred");
        }
    }

    public static final class ContentGated extends DomainRejection.RuleBroken {
        public ContentGated() {
            super("hcp-not-verified", "contentId", "this content is for HCPs of verified identity only");
        }
    }

    public static final class ProductAccessMissing extends DomainRejection.RuleBroken {
        public ProductAccessMissing() {
            super("product-access-missing", "contentId", "this content is for HCPs with access to its product only");
        }
    }

    public static final class SessionMissing extends DomainRejection.Unprocessable {
        public SessionMissing() {
            super("session-missing", "session", "expected the id of the session that starts or ends");
        }
    }
}
