package io.rapport.query.recommendation;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.contact.AdviceId;
import io.rapport.domain.contact.ContactAdvice;
import io.rapport.domain.contact.ContactAdvisor;
import io.rapport.domain.contact.ContactEvent.ContactAdviceServed;
import io.rapport.domain.contact.ContactPermissions;
import io.rapport.domain.contact.ContactRejection.UnknownAdvice;
import io.rapport.domain.contact.ContactRequest;
import io.rapport.domain.contact.ExcludedChannel;
import io.rapport.domain.contact.Practice;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.recommender.ServedAdvice;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.recommendation.ContactAdviceController.ChannelView;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why was this advised: makes an advice of the past again, from the log alone, and compares. */
@RestController
class ServedAdviceController {

    /**
     * @param hcp absent where the advice was recorded anonymously
     * @param zone of all hours
     * @param readable the channels on which it was permitted to look at what the HCP did
     * @param basedOn the position of the last event that the advice took into account
     * @param identical whether every channel, figure and window is the same to the bit, and where the HCP is known, consent
     *     excludes the same channels for the same reasons
     * @param channels as made again
     */
    record AdviceReplayView(
            String id,
            @Nullable String hcp,
            Instant servedAt,
            String level,
            String specialty,
            String country,
            String zone,
            Map<String, String> consent,
            List<Channel> readable,
            long basedOn,
            boolean identical,
            List<ChannelView> channels,
            List<ExcludedChannel> excluded) {}

    private final ServedAdvice advice;
    private final LiveRecommendations live;

    ServedAdviceController(ServedAdvice advice, LiveRecommendations live) {
        this.advice = advice;
        this.live = live;
    }

    @GetMapping("/api/v1/contact-advice/{id}/replay")
    AdviceReplayView replay(@PathVariable AdviceId id) {
        RecordedEvent recorded = advice.find(id).orElseThrow(UnknownAdvice::new);
        if (!(recorded.event() instanceof ContactAdviceServed served)) {
            throw new UnknownAdvice();
        }
        Recipients.requireNotErased(live, recorded.context().subject());
        RecommendationState state = advice.stateAt(served.basedOn());
        ContactAdvice again = new ContactAdvisor(state.contacts()).advise(request(served, recorded, state));
        return view(recorded, served, again);
    }

    /** Of somebody, consent is judged again; of nobody, it is as it was recorded. */
    private static ContactRequest request(
            ContactAdviceServed served, RecordedEvent recorded, RecommendationState state) {
        HcpId hcp = recorded.context().subject();
        Instant at = recorded.context().occurredAt();
        EnumSet<Channel> readable = EnumSet.noneOf(Channel.class);
        readable.addAll(served.readable());
        return new ContactRequest(
                hcp,
                new Practice(served.specialty(), served.country()),
                readable,
                hcp == null
                        ? ContactPermissions.recorded(served.channels(), served.excluded())
                        : ContactPermissions.judge(state.consents(hcp), at),
                at);
    }

    private static AdviceReplayView view(RecordedEvent recorded, ContactAdviceServed served, ContactAdvice again) {
        HcpId subject = recorded.context().subject();
        return new AdviceReplayView(
                served.advice().value(),
                subject == null ? null : subject.value(),
                recorded.context().occurredAt(),
                code(served.level()),
                served.specialty().value(),
                served.country().value(),
                served.zone().value(),
                ConsentBasis.of(recorded.context().consent()),
                served.readable(),
                served.basedOn(),
                isIdentical(served, again),
                ContactAdviceController.channels(again.channels()),
                again.excluded());
    }

    private static boolean isIdentical(ContactAdviceServed served, ContactAdvice again) {
        return again.level() == served.level()
                && again.zone().equals(served.zone())
                && again.advised().equals(served.channels())
                && again.excluded().equals(served.excluded());
    }
}
