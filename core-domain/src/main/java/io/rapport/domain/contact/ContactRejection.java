package io.rapport.domain.contact;

import io.rapport.domain.shared.DomainRejection;

/** Why advice is not told of. */
public final class ContactRejection {

    private ContactRejection() {}

    public static final class UnknownAdvice extends DomainRejection.NotFound {
        public UnknownAdvice() {
            super("unknown-advice", "no advice was given under this id");
        }
    }
}
