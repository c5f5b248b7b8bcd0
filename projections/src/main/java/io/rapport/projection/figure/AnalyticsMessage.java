package io.rapport.projection.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells those who count: an action, or that some may not be counted any more.
 *
 * @param position of the event in the log; those of one key come in its order, and one that comes again is known by it
 * @param action absent where the event ends the use of actions
 * @param ended which actions of the HCP may not be counted any more; may be none even where the use ends, as of a grant
 *     beside which another one stands
 */
public record AnalyticsMessage(long position, @Nullable CountedAction action, List<EndedScope> ended) {

    /** By which anonymous actions are in order; no HCP's id begins so. */
    private static final String NOBODY = ":";

    public AnalyticsMessage {
        ended = List.copyOf(ended);
    }

    public static AnalyticsMessage counted(CountedAction action) {
        return new AnalyticsMessage(action.position(), action, List.of());
    }

    public static AnalyticsMessage ended(long position, List<EndedScope> ended) {
        return new AnalyticsMessage(position, null, ended);
    }

    /**
     * The key of an anonymous action.
     *
     * @param lane one of a few, so that not all of them are on one partition
     */
    public static String nobody(int lane) {
        return NOBODY + lane;
    }

    static boolean isNobody(String key) {
        return key.startsWith(NOBODY);
    }
}
