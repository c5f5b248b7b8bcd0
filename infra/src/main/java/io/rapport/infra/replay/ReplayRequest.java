package io.rapport.infra.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param projections by name, all of which are written in one pass over the log
 * @param to a position, a moment or a day, up to which the tables are filled in a schema of their own; without it, they
 *     are built anew beside those that are live
 * @param compare whether to compare with what is live
 * @param replace whether what already stands in the other slot may be given up for it
 */
record ReplayRequest(
        List<String> projections,
        @Nullable String to,
        @Nullable Boolean compare,
        @Nullable Boolean replace) {

    boolean compares() {
        return Boolean.TRUE.equals(compare);
    }

    boolean replaces() {
        return Boolean.TRUE.equals(replace);
    }
}
