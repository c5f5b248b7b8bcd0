package io.rapport.domain.sharing;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.propagation.EndOfUse;
import io.rapport.domain.shared.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an event about an HCP may be shared with systems of customer relationship management.
 *
 * <p>It may if sharing is permitted by everything that is known when it leaves, three times over: it was in force when the
 * event was recorded, it is judged to have been permitted when the event occurred, and it is permitted now. So neither an
 * event that was recorded beside a withdrawal leaves, nor one that waited for longer than the consent lasted, nor one from
 * before the consent.
 *
 * <p>A decision on consent is judged with what it leads to, and not by what was in force before it. The end of sharing is told
 * to whom something may have been shared with: that is told even though, and because, nothing else is any more.
 */
public final class SharingPolicy {

    private SharingPolicy() {}

    /**
     * @param known all decisions of the HCP that are known, at least those that were recorded up to the event
     * @param now when it would leave
     */
    public static boolean permits(RecordedEvent recorded, Consents known, Instant now) {
        return switch (recorded.event()) {
            case HcpErased _ -> wasEverGranted(known);
            case ConsentEvent decision when endsSharing(decision) -> wasEverGranted(known);
            case ConsentEvent decision -> permitsThenAndNow(recorded.context(), decision.decidedAt(), known, now);
            default ->
                recorded.context().consent().inForce().containsKey(Purpose.CRM_SHARING)
                        && permitsThenAndNow(
                                recorded.context(), recorded.context().occurredAt(), known, now);
        };
    }

    private static boolean permitsThenAndNow(EventContext context, Instant then, Consents known, Instant now) {
        return permits(context, known, then) && permits(context, known, now);
    }

    /** Whether anything about the HCP may be shared over any channel, such as who the HCP is. */
    public static boolean permitsAnything(Consents known, Instant now) {
        return Arrays.stream(Channel.values()).anyMatch(channel -> permits(ConsentTarget.of(channel), known, now));
    }

    /** Whether something may have been shared at some time, so that its end must be told. */
    public static boolean wasEverGranted(Consents known) {
        return known.history().decisions().stream()
                .anyMatch(decision -> decision instanceof GivenConsent
                        && decision.scope().purpose().equals(Purpose.CRM_SHARING));
    }

    private static boolean endsSharing(ConsentEvent decision) {
        Optional<EndOfUse> end = EndOfUse.of(decision);
        return end.isPresent() && end.get().purposes().contains(Purpose.CRM_SHARING);
    }

    /** On each channel that it may concern: on all where it concerns none in particular. */
    private static boolean permits(EventContext context, Consents known, Instant at) {
        Channel only = context.channel();
        Stream<Channel> channels = only == null ? Arrays.stream(Channel.values()) : Stream.of(only);
        return channels.allMatch(
                channel -> permits(new ConsentTarget(channel, context.product(), context.contentType()), known, at));
    }

    private static boolean permits(ConsentTarget target, Consents known, Instant at) {
        return ConsentPolicy.judge(known, Purpose.CRM_SHARING, target, at).isPermitted();
    }
}
