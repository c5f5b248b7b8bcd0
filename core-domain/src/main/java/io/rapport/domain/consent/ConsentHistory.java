package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All decisions of one HCP in the order in which they were taken, whatever the order in which they were recorded. Of those
 * taken at the same instant grants come first, so that what says no to the same has the last word, and then they are in
 * the order of their records.
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

    private static int rank(ConsentEvent decision) {
        return switch (decision) {
            case ConsentGranted _ -> 0;
            case ConsentRefused _, ConsentWithdrawn _ -> 1;
        };
    }
}
