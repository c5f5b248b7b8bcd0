package io.rapport.domain.contact;

import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that an advice is made from, besides the log.
 *
 * @param hcp absent where analytics is not consented to
 * @param readable the channels on which it is permitted to look at what the HCP did; if none, the advice rests on others alone
 *     ({@link Level#SEGMENT})
 */
public record ContactRequest(
        @Nullable HcpId hcp, Practice practice, Set<Channel> readable, ContactPermissions permissions, Instant at) {

    /** On what an advice rests that stays with those who may read what HCPs do. */
    public static final Set<Purpose> KEPT = Set.of(Purpose.ANALYTICS, Purpose.PERSONALISATION);

    /** On what one rests that is passed on to customer relationship systems. */
    public static final Set<Purpose> PASSED_ON =
            Set.of(Purpose.ANALYTICS, Purpose.PERSONALISATION, Purpose.CRM_SHARING);

    public ContactRequest {
        EnumSet<Channel> ordered = EnumSet.noneOf(Channel.class);
        ordered.addAll(readable);
        readable = Collections.unmodifiableSet(ordered);
    }

    /**
     * As consent permits at a moment.
     *
     * @param asked the channel on which it is asked for; without analytics on it, the request is about nobody, and its time the
     *     end of the second, so that it cannot be told by its time from others of that second
     * @param purposes {@link #KEPT} or {@link #PASSED_ON}: all must be in force on a channel for it to be readable
     */
    public static ContactRequest judged(
            HcpId hcp, Practice practice, Consents consents, Channel asked, Set<Purpose> purposes, Instant now) {
        ContactPermissions permissions = ContactPermissions.judge(consents, now);
        if (!ConsentPolicy.permits(consents, Purpose.ANALYTICS, ConsentTarget.of(asked), now)) {
            Instant at = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            return new ContactRequest(null, practice, Set.of(), permissions, at);
        }
        EnumSet<Channel> readable = EnumSet.noneOf(Channel.class);
        Arrays.stream(Channel.values())
                .filter(channel -> purposes.stream()
                        .allMatch(purpose -> ConsentPolicy.permits(consents, purpose, ConsentTarget.of(channel), now)))
                .forEach(readable::add);
        return new ContactRequest(hcp, practice, readable, permissions, now);
    }
}
