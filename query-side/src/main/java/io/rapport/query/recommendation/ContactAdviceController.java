package io.rapport.query.recommendation;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.contact.AdvisedChannel;
import io.rapport.domain.contact.ContactAdvice.Explained;
import io.rapport.domain.contact.ContactReason;
import io.rapport.domain.contact.ContactWindow;
import io.rapport.domain.contact.ExcludedChannel;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Texts;
import io.rapport.query.recommendation.ContactDesk.Served;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** On which channel and at which hour an HCP is best met next. */
@RestController
class ContactAdviceController {

    /** @param text for whoever plans the contact */
    record ContactReasonView(String code, String text) {

        static ContactReasonView of(ContactReason reason) {
            return new ContactReasonView(Codes.code(reason.code()), reason.text());
        }
    }

    /**
     * @param place from 1
     * @param affinity 0 to 1: share times reachability
     * @param share of the occasions on which the HCP does something, 0 to 1
     * @param reachability how probably the HCP responds, 0 to 1; of e-mail only
     * @param occasions of the HCP's own on which this rests: hours of the last 52 weeks with something in them
     * @param basis the decision that permits the channel; absent where none is needed
     * @param windows the best hours, in the HCP's local time, the best first
     */
    record ChannelView(
            int place,
            String channel,
            double affinity,
            double share,
            @Nullable Double reachability,
            int occasions,
            @Nullable String basis,
            List<ContactReasonView> reasons,
            List<ContactWindow> windows) {}

    /** @param reason why the purpose is not in force on the channel */
    record ExcludedView(String channel, String purpose, String reason) {

        static ExcludedView of(ExcludedChannel excluded) {
            return new ExcludedView(
                    code(excluded.channel()),
                    excluded.purpose().value(),
                    String.valueOf(Codes.codeOrNull(excluded.reason())));
        }
    }

    /**
     * @param id names the advice, for questions about it
     * @param level on what it rests: segment, where nothing that the HCP did may be used or is known, or behaviour
     * @param zone of all hours, by the HCP's country
     * @param consent the decisions that were in force, by purpose
     * @param position up to which the log was taken into account
     * @param channels that may be proposed, the best first
     * @param excluded that may not
     */
    record AdviceView(
            String id,
            Instant servedAt,
            String level,
            String zone,
            Map<String, String> consent,
            long position,
            List<ChannelView> channels,
            List<ExcludedView> excluded) {}

    private final ContactDesk desk;

    ContactAdviceController(ContactDesk desk) {
        this.desk = desk;
    }

    /** @param channel on which it is asked for: without analytics on it, nothing that the HCP did is used */
    @GetMapping("/api/v1/hcps/{id}/contact-advice")
    AdviceView advise(
            @PathVariable HcpId id,
            @RequestParam(defaultValue = "web") String channel,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition,
            @RequestHeader(name = "X-Correlation-Id", required = false) @Nullable String correlationId) {
        return view(desk.serve(
                id,
                Codes.constant(Channel.class, "channel", channel),
                minPosition,
                correlationId != null && Texts.isIdentifier(correlationId)
                        ? correlationId
                        : UUID.randomUUID().toString()));
    }

    private static AdviceView view(Served served) {
        return new AdviceView(
                served.id().value(),
                served.request().at(),
                code(served.advice().level()),
                served.advice().zone().value(),
                ConsentBasis.of(served.consent()),
                served.basedOn(),
                channels(served.advice().channels()),
                served.advice().excluded().stream().map(ExcludedView::of).toList());
    }

    static List<ChannelView> channels(List<Explained> channels) {
        List<ChannelView> views = new ArrayList<>();
        for (Explained explained : channels) {
            AdvisedChannel advised = explained.channel();
            views.add(new ChannelView(
                    views.size() + 1,
                    code(advised.channel()),
                    advised.affinity(),
                    advised.share(),
                    advised.reachability(),
                    advised.occasions(),
                    Codes.textOrNull(advised.basis()),
                    explained.reasons().stream().map(ContactReasonView::of).toList(),
                    advised.windows()));
        }
        return views;
    }
}
