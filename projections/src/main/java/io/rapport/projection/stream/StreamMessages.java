package io.rapport.projection.stream;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.sharing.SharingPolicy;
import io.rapport.projection.engagement.AnalyticsMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The messages that an event leads to: what may be told of it now, what is counted, whether the HCP's state is told anew. */
public final class StreamMessages {

    private StreamMessages() {}

    /**
     * @param known the consents of an HCP as far as they are known, at least up to the event
     * @param hcps the attributes of an HCP, likewise
     * @param now when they would leave
     */
    public static List<StreamMessage> of(
            RecordedEvent recorded, Function<HcpId, Consents> known, Function<HcpId, HcpState> hcps, Instant now) {
        List<StreamMessage> messages = new ArrayList<>();
        publicOne(recorded, known, now).ifPresent(messages::add);
        AnalyticsMessages.of(recorded, known, hcps, now)
                .ifPresent(
                        told -> messages.add(StreamMessage.counted(recorded, AnalyticsMessages.key(recorded), told)));
        HcpId subject = recorded.context().subject();
        if (subject != null
                && (recorded.event() instanceof HcpEvent || recorded.event() instanceof ConsentEvent)
                && SharingPolicy.wasEverGranted(known.apply(subject))) {
            messages.add(StreamMessage.stateDue(recorded, subject.value()));
        }
        return messages;
    }

    /** What of the event may be told to others now, if anything. */
    public static Optional<StreamMessage> publicOne(
            RecordedEvent recorded, Function<HcpId, Consents> known, Instant now) {
        return PublicEvents.of(recorded).flatMap(told -> {
            if (recorded.event() instanceof ContentEvent content) {
                return Optional.of(
                        StreamMessage.of(recorded, content.contentId().value(), told));
            }
            return Optional.ofNullable(recorded.context().subject())
                    .filter(subject -> SharingPolicy.permits(recorded, known.apply(subject), now))
                    .map(subject -> StreamMessage.of(recorded, subject.value(), told));
        });
    }
}
