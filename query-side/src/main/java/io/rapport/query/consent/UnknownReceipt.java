package io.rapport.query.consent;

import io.rapport.domain.shared.DomainRejection;

/** The HCP has no decision on record under that id. */
final class UnknownReceipt extends DomainRejection.NotFound {

    UnknownReceipt() {
        super("unknown-consent-record", "there is no decision under this id");
    }
}
