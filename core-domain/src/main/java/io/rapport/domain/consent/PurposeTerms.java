package io.rapport.domain.consent;

import io.rapport.domain.shared.Channel;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a purpose is pursued in one jurisdiction.
 *
 * @param title what the HCP is asked
 * @param maximumValidity after which a grant ends at the latest, counted in UTC; no limit if absent
 * @param channels those for which it may be asked
 * @param profiling whether it profiles (GDPR Art. 4(4)), so that an objection to profiling stops it (Art. 21)
 * @param doubleOptIn whether a grant that includes e-mail must be confirmed before it is in force
 */
public record PurposeTerms(
        Purpose purpose,
        String title,
        LegalBasis legalBasis,
        Jurisdiction jurisdiction,
        @Nullable Period maximumValidity,
        Set<Channel> channels,
        boolean profiling,
        boolean doubleOptIn,
        ProcessingTerms processing) {

    public PurposeTerms {
        channels = channels.isEmpty() ? EnumSet.allOf(Channel.class) : Set.copyOf(channels);
    }

    /** When a grant that was given at {@code decidedAt} ends: when it says, but no later than the terms allow. */
    @Nullable
    Instant end(Instant decidedAt, @Nullable Instant asked) {
        if (maximumValidity == null) {
            return asked;
        }
        Instant latest = decidedAt.atZone(ZoneOffset.UTC).plus(maximumValidity).toInstant();
        return asked == null || asked.isAfter(latest) ? latest : asked;
    }

    void requireOffered(@Nullable Channel channel) {
        if (channel != null && !channels.contains(channel)) {
            throw new ConsentRejection.ChannelNotOffered(
                    Stream.of(Channel.values()).filter(channels::contains).collect(Collectors.toList()));
        }
    }

    /** Whether a grant of the scope is in force only once it is confirmed. */
    public boolean requiresConfirmation(ConsentScope scope) {
        return doubleOptIn && (scope.channel() == null || scope.channel() == Channel.EMAIL);
    }

    /** Whether an HCP can object to it, rather than withdraw what it granted. */
    boolean canBeObjectedTo() {
        return profiling || legalBasis.isLegitimateInterest();
    }
}
