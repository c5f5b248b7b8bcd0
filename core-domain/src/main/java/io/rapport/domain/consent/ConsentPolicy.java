package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.shared.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one answer to "may this purpose be pursued for this HCP over this channel at this time, and on what basis".
 *
 * <p>Decisions are read in the order in which they were taken. A decision about one channel goes before a decision about
 * all channels, with one exception: refusing or withdrawing for all channels ends every earlier grant, whatever its
 * channel, so that a withdrawal is as easy as a grant (GDPR Art. 7(3)). A grant ends when it expires. Without a decision
 * nothing is permitted.
 */
public final class ConsentPolicy {

    private ConsentPolicy() {}

    /** The grant on which the purpose rests at {@code at}, or empty where it may not be pursued. */
    public static Optional<ConsentGranted> basis(ConsentHistory history, Purpose purpose, Channel channel, Instant at) {
        @Nullable ConsentEvent general = null;
        @Nullable ConsentEvent specific = null;
        for (ConsentEvent decision : history.decisions()) {
            if (decision.decidedAt().isAfter(at) || !decision.scope().covers(purpose, channel)) {
                continue;
            }
            if (decision.scope().channel() != null) {
                specific = decision;
            } else {
                general = decision;
                specific = specific instanceof ConsentGranted && endsGrants(decision) ? null : specific;
            }
        }
        return inForce(specific != null ? specific : general, at);
    }

    public static boolean permits(ConsentHistory history, Purpose purpose, Channel channel, Instant at) {
        return basis(history, purpose, channel, at).isPresent();
    }

    /** All purposes in force at {@code at} over {@code channel}. */
    public static ConsentSnapshot snapshot(ConsentHistory history, Channel channel, Instant at) {
        Map<Purpose, ConsentRecordId> inForce = new TreeMap<>();
        purposes(history)
                .forEach(purpose -> basis(history, purpose, channel, at)
                        .ifPresent(grant -> inForce.put(purpose, grant.recordId())));
        return ConsentSnapshot.of(inForce);
    }

    private static Stream<Purpose> purposes(ConsentHistory history) {
        return history.decisions().stream()
                .map(decision -> decision.scope().purpose())
                .distinct();
    }

    private static boolean endsGrants(ConsentEvent decision) {
        return switch (decision) {
            case ConsentRefused _, ConsentWithdrawn _ -> true;
            case ConsentGranted _ -> false;
        };
    }

    private static Optional<ConsentGranted> inForce(@Nullable ConsentEvent decision, Instant at) {
        return decision instanceof ConsentGranted grant && (grant.expiresAt() == null || at.isBefore(grant.expiresAt()))
                ? Optional.of(grant)
                : Optional.empty();
    }
}
