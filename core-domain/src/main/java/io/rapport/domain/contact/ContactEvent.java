package io.rapport.domain.contact;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Country;
import java.util.List;

/** What happened about advice on how to meet HCPs. */
public sealed interface ContactEvent extends DomainEvent {

    /**
     * Somebody was told how an HCP is best met next. The HCP is the subject of the event's envelope, and nobody where analytics
     * is not consented to; when, by whom and on which purposes is in the envelope as well.
     *
     * @param advice names it
     * @param level {@link Level#SEGMENT} or {@link Level#BEHAVIOUR}
     * @param specialty of the HCP
     * @param country of the HCP
     * @param zone by which the HCP was taken to live
     * @param readable the channels on which it was permitted to look at what the HCP did
     * @param basedOn the position of the last event of the log that was taken into account
     * @param channels those that may be proposed, the best first
     * @param excluded those that may not
     */
    record ContactAdviceServed(
            AdviceId advice,
            Level level,
            Specialty specialty,
            Country country,
            TimeZoneName zone,
            List<Channel> readable,
            long basedOn,
            List<AdvisedChannel> channels,
            List<ExcludedChannel> excluded)
            implements ContactEvent {

        public ContactAdviceServed {
            readable = List.copyOf(readable);
            channels = List.copyOf(channels);
            excluded = List.copyOf(excluded);
        }
    }

    /** From here on, HCPs are taken to live by these time zones, now and in the past. */
    record ZonesAdopted(CountryZones zones) implements ContactEvent {}
}
