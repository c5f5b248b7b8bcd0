package io.rapport.infra.audit;

import java.time.Instant;
import java.util.List;

/**
 * What a check came to.
 *
 * @param subject what was checked
 * @param after the position after which events were checked
 * @param to the position up to which they were
 * @param findings by position, none if all is as it was signed
 */
record Verdict(String subject, long after, long to, Instant startedAt, Instant endedAt, List<Finding> findings) {

    /** Whether the tree may be extended. */
    static final String GROWTH = "growth";

    /** A self-check of the newest events. */
    static final String RECENT = "recent";

    /** A self-check of the whole log. */
    static final String FULL = "full";

    boolean isSound() {
        return findings.isEmpty();
    }
}
