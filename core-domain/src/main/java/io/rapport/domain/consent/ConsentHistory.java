package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All decisions of one HCP in the order in which they were taken, whatever the order in which they were recorded. Of those
 * taken at the same instant, what says yes comes first, so that what says no to the same has the last word, and then they
 * are in the order of their records.
 */
public record ConsentHistory(List<ConsentEvent> decisions) {

    private static final Comparator<ConsentEvent> AS_TAKEN = Comparator.comparing(ConsentEvent::decidedAt)
            .thenComparing(ConsentHistory::rank)
            .thenComparing(decision -> decision.recordId().value());

    public static final ConsentHistory EMPTY = new ConsentHistory(List.of());

    public ConsentHistory {
        decisions = decisions.stream().sorted(AS_TAKEN).toList();
    }

    public ConsentHistory with(ConsentEvent decision) {
        List<ConsentEvent> extended = new ArrayList<>(decisions);
        extended.add(decision);
        return new ConsentHistory(extended);
    }

    /** The grant of the record, whether or not it needs to be confirmed. */
    Optional<GivenConsent> given(ConsentRecordId record) {
        return decisions.stream()
                .filter(GivenConsent.class::isInstance)
                .map(GivenConsent.class::cast)
                .filter(given -> given.recordId().equals(record))
                .findFirst();
    }

    /** Whether a grant of the record was asked for that must be confirmed, and is not. */
    public boolean awaitsConfirmation(ConsentRecordId record) {
        return given(record).filter(ConsentRequested.class::isInstance).isPresent() && !isConfirmed(record);
    }

    boolean isConfirmed(ConsentRecordId record) {
        return decisions.stream()
                .anyMatch(event ->
                        event instanceof ConsentConfirmed && event.recordId().equals(record));
    }

    /** Whether it was taken by {@code at} and, if it needs to be, confirmed by then. */
    boolean isInEffect(ConsentEvent decision, Instant at) {
        return !decision.decidedAt().isAfter(at)
                && (!(decision instanceof ConsentRequested)
                        || decisions.stream()
                                .anyMatch(event -> event instanceof ConsentConfirmed
                                        && event.recordId().equals(decision.recordId())
                                        && !event.decidedAt().isAfter(at)));
    }

    private static int rank(ConsentEvent decision) {
        return switch (decision) {
            case ConsentGranted _, ConsentRequested _, ObjectionWithdrawn _ -> 0;
            case ConsentRefused _, ConsentWithdrawn _, ObjectionRaised _ -> 1;
            case ConsentConfirmed _, ConsentExpired _ -> 2;
        };
    }
}
