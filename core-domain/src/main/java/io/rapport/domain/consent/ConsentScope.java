package io.rapport.domain.consent;

import io.rapport.domain.shared.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is about.
 *
 * @param channel the one channel that the decision is about; absent where it is about all of them
 */
public record ConsentScope(Purpose purpose, @Nullable Channel channel) {

    boolean covers(Purpose purpose, Channel channel) {
        return this.purpose.equals(purpose) && (this.channel == null || this.channel == channel);
    }
}
