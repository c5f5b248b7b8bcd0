package io.rapport.domain.contact;

import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.shared.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel that may be proposed.
 *
 * @param basis the decision that permits it; absent where none is needed, and from an anonymous event
 * @param affinity 0 to 1: share times reachability
 * @param share of the occasions on which the HCP does something, 0 to 1, smoothed towards those of its specialty
 * @param reachability how probably it responds if it is addressed there, 0 to 1, smoothed likewise; absent where not measured
 * @param occasions of the HCP's own on which this rests: hours of the last 52 weeks with something in them on this channel
 * @param windows the best first; none where no hour stands out
 */
public record AdvisedChannel(
        Channel channel,
        @Nullable ConsentRecordId basis,
        double affinity,
        double share,
        @Nullable Double reachability,
        int occasions,
        List<ContactWindow> windows) {

    public AdvisedChannel {
        windows = List.copyOf(windows);
    }

    AdvisedChannel anonymous() {
        return new AdvisedChannel(channel, null, affinity, share, reachability, occasions, windows);
    }
}
