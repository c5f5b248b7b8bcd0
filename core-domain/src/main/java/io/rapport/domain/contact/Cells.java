package io.rapport.domain.contact;

import io.rapport.domain.shared.Channel;

/** What is counted apart in a week, by number: occasions by channel, days and hour, and e-mails. */
final class Cells {

    static final int CHANNELS = Channel.values().length;

    /** Of one channel. */
    static final int HOURS = Days.values().length * LocalHours.OF_DAY;

    /** E-mails that were received. */
    static final int RECEIVED = CHANNELS * HOURS;

    /** Those of them that were opened, or in which something was clicked. */
    static final int REACHED = RECEIVED + 1;

    static final int COUNT = REACHED + 1;

    private Cells() {}

    /** @param hour as {@link LocalHours} number them */
    static int occasion(Channel channel, long hour) {
        return first(channel) + hour(LocalHours.days(hour), LocalHours.hourOfDay(hour));
    }

    /** The first of the {@link #HOURS} cells of a channel. */
    static int first(Channel channel) {
        return channel.ordinal() * HOURS;
    }

    /** The place of an hour among those of its channel. */
    static int hour(Days days, int hourOfDay) {
        return days.ordinal() * LocalHours.OF_DAY + hourOfDay;
    }
}
