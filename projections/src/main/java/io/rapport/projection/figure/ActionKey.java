package io.rapport.projection.figure;

import java.time.Instant;

/** Keys of an HCP's actions and visits, which sort by channel and then by time. Codes and ids do not hold a bar. */
final class ActionKey {

    private static final String BAR = "|";
    private static final int DIGITS = 19;

    private ActionKey() {}

    /** What all keys of the HCP begin with. */
    static String of(String hcp) {
        return hcp + BAR;
    }

    /** What the keys of an HCP's actions on a channel begin with that happened at a time. */
    static String of(String hcp, String channel, Instant at) {
        return hcp + BAR + channel + BAR + sortable(at.toEpochMilli());
    }

    static String of(String hcp, CountedAction action) {
        return of(hcp, action.channel(), action.occurredAt()) + BAR + sortable(action.position());
    }

    /** Digits of one length. Nothing that is counted happened before 1970. */
    private static String sortable(long number) {
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
