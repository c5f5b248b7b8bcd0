package io.rapport.infra.inbound;

import io.rapport.command.web.InputFlaw;
import io.rapport.domain.shared.DomainRejection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Why a message cannot be taken, now or later. Nothing in it is of the message but names that the contract has: it is kept
 * where the message may not be.
 *
 * @param code stable and public, the same as over HTTP where the reason is the same
 * @param field {@code key}, a header, or the path of a field of the data
 * @param expected what was expected there
 */
record Refusal(String code, String field, String expected) {

    private static final String DATA = "data";

    /** Thrown where a message is read. */
    static final class Refused extends RuntimeException {

        private final transient Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal.code, null, false, false);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    static Refused refused(String code, String field, String expected) {
        return new Refused(new Refusal(code, field, expected));
    }

    /** A name that the contract does not have may be somebody's. */
    static Refusal of(JacksonException failure) {
        return failure instanceof UnrecognizedPropertyException ? unknownField() : of(InputFlaw.of(failure, DATA));
    }

    static Refusal unknownField() {
        return new Refusal("unknown-field", DATA, "expected no fields but those of the schema");
    }

    /** What is refused for no field of its own is refused for whom it is about. */
    static Refusal of(DomainRejection rejection) {
        InputFlaw flaw = InputFlaw.of(rejection, "");
        return switch (flaw.field()) {
            case "" -> new Refusal(flaw.code(), "ce_subject", flaw.detail());
            case "occurredAt" -> new Refusal(flaw.code(), "ce_time", flaw.detail());
            case "Idempotency-Key" -> repeatedId();
            default -> new Refusal(flaw.code(), DATA + "." + flaw.field(), flaw.detail());
        };
    }

    static Refusal repeatedId() {
        return new Refusal("idempotency-key-reused", "ce_id", "expected an id that was not used with another message");
    }

    private static Refusal of(InputFlaw flaw) {
        return new Refusal(flaw.code(), flaw.field().isEmpty() ? DATA : flaw.field(), flaw.detail());
    }
}
