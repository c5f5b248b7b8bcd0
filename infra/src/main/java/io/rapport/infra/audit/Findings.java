package io.rapport.infra.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a check finds, up to a bound: after much damage there may be as many findings as there are events. */
final class Findings {

    private static final int MOST = 20;

    private final List<Finding> found = new ArrayList<>();

    void add(Finding finding) {
        if (found.size() < MOST) {
            found.add(finding);
        }
    }

    /** Those about events before those about checkpoints, each by position. */
    List<Finding> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(Findings::isAboutCheckpoint).thenComparingLong(Finding::position))
                .toList();
    }

    private static boolean isAboutCheckpoint(Finding finding) {
        return finding.kind().startsWith("checkpoint");
    }
}
