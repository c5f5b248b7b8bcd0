package io.rapport.domain.consent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All decisions of one HCP, in the order in which they were taken; of two taken at the same instant, the one recorded
 * first comes first.
 */
public record ConsentHistory(List<ConsentEvent> decisions) {

    public static final ConsentHistory EMPTY = new ConsentHistory(List.of());

    public ConsentHistory {
        decisions = decisions.stream()
                .sorted(Comparator.comparing(ConsentEvent::decidedAt))
                .toList();
    }

    public ConsentHistory with(ConsentEvent decision) {
        List<ConsentEvent> extended = new ArrayList<>(decisions);
        extended.add(decision);
        return new ConsentHistory(extended);
    }
}
