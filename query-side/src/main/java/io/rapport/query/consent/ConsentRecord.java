package io.rapport.query.consent;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.query.consent.ConsentDecisions.Recorded;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A decision with all that became of it: what was recorded of itself, and what other decisions did to it.
 *
 * @param history in the order in which it happened, the decision itself first
 */
record ConsentRecord(ConsentRecordId id, List<Recorded> history) {

    /** Where a decision has got to. */
    enum State {
        GIVEN("given", "ConsentGiven"),
        REQUESTED("requested", "ConsentRequested"),
        REFUSED("refused", "ConsentRefused"),
        WITHDRAWN("withdrawn", "ConsentWithdrawn"),
        EXPIRED("expired", "ConsentExpired"),
        RENEWED("renewed", "RenewedConsentGiven"),
        OBJECTED("objected", "ConsentStatus"),
        OBJECTION_WITHDRAWN("objection-withdrawn", "ConsentStatus");

        private final String code;
        private final String term;

        State(String code, String term) {
            this.code = code;
            this.term = term;
        }

        String code() {
            return code;
        }

        /** The concept of the Data Privacy Vocabulary. */
        String term() {
            return "dpv:" + term;
        }
    }

    /** One for each record among the decisions of an HCP, by when they were taken. */
    static List<ConsentRecord> of(List<Recorded> decisions) {
        return decisions.stream()
                .filter(decision -> beginsRecord(decision.event()))
                .sorted(Comparator.comparing(decision -> decision.event().decidedAt()))
                .map(decision -> new ConsentRecord(decision.event().recordId(), history(decision, decisions)))
                .toList();
    }

    Recorded first() {
        return history.getFirst();
    }

    /** Tells receipts of the same record apart: there is another one each time something became of it. */
    String receiptId() {
        return id.value() + ":" + history.size();
    }

    State state() {
        return history.size() == 1 ? stateAfter(first().event()) : stateIn(history.getLast());
    }

    /** The state in which an event of the history left the record. */
    State stateIn(Recorded event) {
        return event.event() instanceof GivenConsent && event != first() ? State.RENEWED : stateAfter(event.event());
    }

    private static State stateAfter(ConsentEvent event) {
        return switch (event) {
            case ConsentGranted _, ConsentConfirmed _ -> State.GIVEN;
            case ConsentRequested _ -> State.REQUESTED;
            case ConsentRefused _ -> State.REFUSED;
            case ConsentWithdrawn _ -> State.WITHDRAWN;
            case ConsentExpired _ -> State.EXPIRED;
            case ObjectionRaised _ -> State.OBJECTED;
            case ObjectionWithdrawn _ -> State.OBJECTION_WITHDRAWN;
        };
    }

    private static boolean beginsRecord(ConsentEvent event) {
        return switch (event) {
            case ConsentConfirmed _, ConsentExpired _ -> false;
            case GivenConsent _, ConsentRefused _, ConsentWithdrawn _, ObjectionRaised _, ObjectionWithdrawn _ -> true;
        };
    }

    private static List<Recorded> history(Recorded first, List<Recorded> decisions) {
        List<Recorded> after = decisions.stream()
                .filter(other -> other != first
                        && !other.event().decidedAt().isBefore(first.event().decidedAt()))
                .filter(other -> concerns(other.event(), first.event()))
                .sorted(Comparator.comparing((Recorded other) -> other.event().decidedAt())
                        .thenComparing(Recorded::position))
                .toList();
        // What ended it is the last of its history: what happened to the scope afterwards is another record's.
        int end = 0;
        while (end < after.size() && after.get(end).event() instanceof ConsentConfirmed) {
            end++;
        }
        return Stream.concat(Stream.of(first), after.stream().limit(end + 1L)).toList();
    }

    private static boolean concerns(ConsentEvent later, ConsentEvent first) {
        boolean ofSameRecord = later.recordId().equals(first.recordId());
        return switch (first) {
            case GivenConsent _ ->
                switch (later) {
                    case ConsentConfirmed _, ConsentExpired _ -> ofSameRecord;
                    case ConsentRefused _, ConsentWithdrawn _ -> later.scope().contains(first.scope());
                    case GivenConsent _ -> later.scope().equals(first.scope());
                    case ObjectionRaised _, ObjectionWithdrawn _ -> false;
                };
            case ObjectionRaised _ ->
                later instanceof ObjectionWithdrawn && later.scope().equals(first.scope());
            case ConsentRefused _, ConsentWithdrawn _, ConsentConfirmed _, ConsentExpired _, ObjectionWithdrawn _ ->
                false;
        };
    }
}
