package io.rapport.domain.contact;

import io.rapport.domain.consent.Judgement;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.shared.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A channel that may not be proposed.
 *
 * @param purpose that is not in force on it
 * @param reason why not; absent from an anonymous event, so that it does not tell by its decisions of whom it is
 */
public record ExcludedChannel(Channel channel, Purpose purpose, Judgement.@Nullable Reason reason) {

    ExcludedChannel anonymous() {
        return new ExcludedChannel(channel, purpose, null);
    }
}
