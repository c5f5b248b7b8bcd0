package io.rapport.domain.contact;

import io.rapport.domain.contact.ContactAdvice.Explained;
import io.rapport.domain.contact.ContactHistory.Evidence;
import io.rapport.domain.contact.ContactPermissions.Permitted;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.shared.Channel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Says how an HCP is best met next. Pure: the same history and request give the same advice, to the bit. What consent does not
 * permit is not scored at all.
 */
public final class ContactAdvisor {

    /** By affinity; of channels alike, in their fixed order. */
    private static final Comparator<Explained> BEST_FIRST = Comparator.comparingDouble(
                    (Explained explained) -> explained.channel().affinity())
            .reversed()
            .thenComparing(explained -> explained.channel().channel());

    private final ContactHistory history;

    public ContactAdvisor(ContactHistory history) {
        this.history = history;
    }

    public ContactAdvice advise(ContactRequest request) {
        Evidence evidence = history.evidence(
                request.hcp(),
                request.practice(),
                request.readable(),
                request.at().getEpochSecond());
        boolean isOwn = Arrays.stream(evidence.actions()).anyMatch(number -> number != 0);
        double[] shares = shares(evidence);
        double reachability = reachability(evidence);
        List<Explained> channels = new ArrayList<>();
        for (Permitted permitted : request.permissions().permitted()) {
            channels.add(explained(permitted, evidence, shares, reachability));
        }
        channels.sort(BEST_FIRST);
        return new ContactAdvice(
                isOwn ? Level.BEHAVIOUR : Level.SEGMENT,
                history.zones().of(request.practice().country()),
                channels,
                request.permissions().excluded());
    }

    /** By channel. */
    private static double[] shares(Evidence evidence) {
        return Smoothing.shares(
                byChannel(evidence.own()),
                byChannel(evidence.specialty()),
                byChannel(evidence.everyone()),
                Smoothing.even(Cells.CHANNELS));
    }

    private static double[] byChannel(double[] cells) {
        return Arrays.stream(Channel.values())
                .mapToDouble(channel -> sum(hours(cells, channel)))
                .toArray();
    }

    /** In order, so that it is the same to the bit whoever sums. */
    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Of e-mails: which part of those received is opened or clicked. */
    private static double reachability(Evidence evidence) {
        return Smoothing.shares(
                mails(evidence.own()), mails(evidence.specialty()), mails(evidence.everyone()), Smoothing.even(2))[0];
    }

    private static double[] mails(double[] cells) {
        return new double[] {cells[Cells.REACHED], cells[Cells.RECEIVED] - cells[Cells.REACHED]};
    }

    private static Explained explained(Permitted permitted, Evidence evidence, double[] shares, double reachability) {
        Channel channel = permitted.channel();
        double share = shares[channel.ordinal()];
        List<ContactWindow> windows = ContactWindows.of(
                hours(evidence.own(), channel),
                hours(evidence.specialty(), channel),
                hours(evidence.everyone(), channel));
        boolean addressed = channel == Channel.EMAIL;
        AdvisedChannel advised = new AdvisedChannel(
                channel,
                permitted.basis(),
                addressed ? share * reachability : share,
                share,
                addressed ? reachability : null,
                occasions(evidence, channel),
                windows);
        return new Explained(advised, reasons(advised, evidence));
    }

    private static double[] hours(double[] cells, Channel channel) {
        return Arrays.copyOfRange(cells, Cells.first(channel), Cells.first(channel) + Cells.HOURS);
    }

    private static int occasions(Evidence evidence, Channel channel) {
        return Arrays.stream(evidence.actions(), Cells.first(channel), Cells.first(channel) + Cells.HOURS)
                .sum();
    }

    private static List<ContactReason> reasons(AdvisedChannel advised, Evidence evidence) {
        Channel channel = advised.channel();
        List<ContactReason> reasons = new ArrayList<>();
        int received = evidence.actions()[Cells.RECEIVED];
        if (channel == Channel.EMAIL && received > 0) {
            reasons.add(ContactReason.opened(evidence.actions()[Cells.REACHED], received));
        }
        double[] others = byChannel(evidence.everyone());
        if (advised.occasions() > 0) {
            reasons.add(ContactReason.own(channel, advised.occasions()));
        } else if (others[channel.ordinal()] > 0) {
            reasons.add(ContactReason.others(others[channel.ordinal()] / sum(others)));
        } else {
            reasons.add(ContactReason.none());
        }
        advised.windows().stream().findFirst().ifPresent(window -> {
            boolean own = ContactWindows.isOwn(window, evidence.actions(), channel, advised.occasions());
            reasons.add(own ? ContactReason.ownHours(window) : ContactReason.othersHours(window));
        });
        return reasons;
    }
}
