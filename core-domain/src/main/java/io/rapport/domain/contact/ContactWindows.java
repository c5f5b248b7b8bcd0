package io.rapport.domain.contact;

import io.rapport.domain.shared.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The hours of a week at which an HCP is met more often than at others. */
final class ContactWindows {

    /** In hours. */
    private static final int LENGTH = 2;

    private static final int MOST = 3;

    /** An hour that is half as likely again as any other stands out. */
    private static final double OUTSTANDING = 1.5;

    /** Fewer own occasions in a window are chance. */
    private static final int FEWEST_OWN = 3;

    /** Of the own occasions, what must be in a window for it to be the HCP's own habit: a quarter. */
    private static final int OWN_PART = 4;

    /** Earlier ones first, of those that are alike. */
    private static final Comparator<ContactWindow> BEST_FIRST = Comparator.comparingDouble(ContactWindow::lift)
            .reversed()
            .thenComparing(ContactWindow::days)
            .thenComparing(ContactWindow::from);

    private static final double[] EVEN = even();

    private ContactWindows() {}

    /** By hours of one channel: the best windows that do not overlap. */
    static List<ContactWindow> of(double[] own, double[] specialty, double[] everyone) {
        double[] shares = Smoothing.shares(own, specialty, everyone, EVEN);
        List<ContactWindow> chosen = new ArrayList<>();
        all(shares).stream()
                .filter(window -> window.lift() >= OUTSTANDING)
                .sorted(BEST_FIRST)
                .forEach(window -> {
                    if (chosen.size() < MOST && chosen.stream().noneMatch(other -> overlap(window, other))) {
                        chosen.add(window);
                    }
                });
        return chosen;
    }

    private static List<ContactWindow> all(double[] shares) {
        List<ContactWindow> windows = new ArrayList<>();
        for (Days days : Days.values()) {
            for (int from = 0; from + LENGTH <= LocalHours.OF_DAY; from++) {
                double share = 0;
                for (int hour = from; hour < from + LENGTH; hour++) {
                    share += shares[Cells.hour(days, hour)];
                }
                double lift = share * LocalHours.OF_WEEK / (LENGTH * days.number());
                windows.add(new ContactWindow(days, from, from + LENGTH, share, lift));
            }
        }
        return windows;
    }

    private static boolean overlap(ContactWindow one, ContactWindow other) {
        return one.days() == other.days() && one.from() < other.to() && other.from() < one.to();
    }

    /**
     * Whether it is the HCP's own habit, rather than that of others.
     *
     * @param actions the HCP's own by {@link Cells cell}
     * @param occasions all of them on the channel
     */
    static boolean isOwn(ContactWindow window, int[] actions, Channel channel, int occasions) {
        int within = 0;
        for (int hour = window.from(); hour < window.to(); hour++) {
            within += actions[Cells.first(channel) + Cells.hour(window.days(), hour)];
        }
        return within >= FEWEST_OWN && within * OWN_PART >= occasions;
    }

    /** As if every hour of the week were alike. */
    private static double[] even() {
        double[] even = new double[Cells.HOURS];
        for (Days days : Days.values()) {
            for (int hour = 0; hour < LocalHours.OF_DAY; hour++) {
                even[Cells.hour(days, hour)] = (double) days.number() / LocalHours.OF_WEEK;
            }
        }
        return even;
    }
}
