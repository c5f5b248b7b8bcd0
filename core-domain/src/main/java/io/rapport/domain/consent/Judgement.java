package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a purpose may be pursued, and why. */
public sealed interface Judgement {

    /** It may: the HCP has granted it. */
    record Granted(GivenConsent grant) implements Judgement {}

    /** It may without having been granted, because its terms rest on a legitimate interest and nobody has objected. */
    record LegitimateInterest(LegalBasis legalBasis) implements Judgement {}

    /**
     * It may not.
     *
     * @param by the decision that says so; absent where there is none
     */
    record Denied(Reason reason, @Nullable ConsentEvent by) implements Judgement {}

    /** Why a purpose may not be pursued, the stronger reason later. */
    enum Reason {
        /** There is no decision. */
        NOT_DECIDED,
        /** A grant waits to be confirmed. */
        CONFIRMATION_PENDING,
        /** The grant has run out. */
        EXPIRED,
        /** A newer notice asks for a new grant. */
        RECONSENT_NEEDED,
        REFUSED,
        WITHDRAWN,
        /** The HCP has objected (GDPR Art. 21). */
        OBJECTED
    }

    default boolean isPermitted() {
        return basis().isPresent();
    }

    /** What a purpose that may be pursued rests on. */
    default Optional<ConsentRecordId> basis() {
        return switch (this) {
            case Granted granted -> Optional.of(granted.grant().recordId());
            case LegitimateInterest _ -> Optional.of(ConsentRecordId.LEGITIMATE_INTEREST);
            case Denied _ -> Optional.empty();
        };
    }
}
