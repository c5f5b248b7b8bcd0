package io.rapport.infra.replay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What two slots of a projection do not have in common.
 *
 * @param live what readers see
 * @param rebuilt what was built beside it
 */
record Difference(String projection, Side live, Side rebuilt, List<OfTable> tables) {

    /**
     * @param version of the projection by which the slot was begun
     * @param position up to which it is written
     */
    record Side(String slot, int version, long position) {}

    /**
     * @param changed rows that both have, with other values
     * @param missing rows that only the rebuilt side has
     * @param extra rows that only the live side has
     * @param columns how many of the changed rows differ in each column
     * @param samples of each kind a few
     */
    record OfTable(
            String table,
            long liveRows,
            long rebuiltRows,
            long changed,
            long missing,
            long extra,
            Map<String, Long> columns,
            List<RowDifference> samples) {}

    /** How a row differs. */
    enum Kind {
        CHANGED,
        MISSING,
        EXTRA
    }

    /**
     * @param live values in the columns that differ, or the row where only the live side has it
     * @param rebuilt likewise
     * @param madeBy the events that the row comes from, by the code of today
     */
    record RowDifference(
            Kind kind,
            Map<String, Object> key,
            @Nullable Map<String, @Nullable Object> live,
            @Nullable Map<String, @Nullable Object> rebuilt,
            @Nullable Origin madeBy) {

        RowDifference madeBy(Origin origin) {
            return new RowDifference(kind, key, live, rebuilt, origin);
        }
    }

    /**
     * @param events how many events there are
     * @param last the newest of them, in the order of the log
     */
    record Origin(long events, List<OriginEvent> last) {}

    record OriginEvent(long position, String eventId, String event) {}
}
