package io.rapport.domain.contact;

import io.rapport.domain.recommendation.Level;
import java.util.List;

/**
 * How an HCP is best met next, with all that explains it.
 *
 * @param level behaviour, where it rests on what the HCP did; or else segment
 * @param zone of all hours
 * @param channels the best first
 */
public record ContactAdvice(Level level, TimeZoneName zone, List<Explained> channels, List<ExcludedChannel> excluded) {

    public ContactAdvice {
        channels = List.copyOf(channels);
        excluded = List.copyOf(excluded);
    }

    /** @param reasons the weightiest first */
    public record Explained(AdvisedChannel channel, List<ContactReason> reasons) {

        public Explained {
            reasons = List.copyOf(reasons);
        }
    }

    /** The same without what says by whose decisions it is so. */
    public ContactAdvice anonymous() {
        return new ContactAdvice(
                level,
                zone,
                channels.stream()
                        .map(explained -> new Explained(explained.channel().anonymous(), explained.reasons()))
                        .toList(),
                excluded.stream().map(ExcludedChannel::anonymous).toList());
    }

    public List<AdvisedChannel> advised() {
        return channels.stream().map(Explained::channel).toList();
    }
}
