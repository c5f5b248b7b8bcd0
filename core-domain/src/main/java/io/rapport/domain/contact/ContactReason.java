package io.rapport.domain.contact;

import io.rapport.domain.shared.Channel;

/**
 * Why a channel stands where it does, in words for whoever plans a contact.
 *
 * @param code for programs
 */
public record ContactReason(Code code, String text) {

    /** What kind of reason it is. */
    public enum Code {
        OPENED_EMAILS,
        OWN_OCCASIONS,
        OTHERS_OCCASIONS,
        NO_OCCASIONS,
        OWN_HOURS,
        OTHERS_HOURS
    }

    static ContactReason opened(int reached, int received) {
        return new ContactReason(
                Code.OPENED_EMAILS,
                "Opened " + (reached == 0 ? "none" : reached) + " of " + counted(received, "e-mail"));
    }

    static ContactReason own(Channel channel, int occasions) {
        String times = counted(occasions, "occasion") + " in " + Tally.WEEKS + " weeks";
        return new ContactReason(
                Code.OWN_OCCASIONS,
                switch (channel) {
                    case REP -> "Met a representative on " + times;
                    case WEB, APP, EMAIL, PHONE, EVENT -> "Active here on " + times;
                });
    }

    /** @param share of the occasions of others, 0 to 1 */
    static ContactReason others(double share) {
        return new ContactReason(
                Code.OTHERS_OCCASIONS, Math.round(share * 100) + " % of the occasions of others are here");
    }

    static ContactReason none() {
        return new ContactReason(Code.NO_OCCASIONS, "Nobody is known to have responded here");
    }

    static ContactReason ownHours(ContactWindow window) {
        return new ContactReason(Code.OWN_HOURS, "Mostly active " + words(window));
    }

    static ContactReason othersHours(ContactWindow window) {
        return new ContactReason(Code.OTHERS_HOURS, "Others are mostly active " + words(window));
    }

    private static String words(ContactWindow window) {
        return "on " + (window.days() == Days.WORKING_DAYS ? "weekdays" : "weekends") + " from " + window.from()
                + " to " + window.to();
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
