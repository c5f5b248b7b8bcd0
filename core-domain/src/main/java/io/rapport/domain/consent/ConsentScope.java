package io.rapport.domain.consent;

import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Product;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is about: a purpose, and within it as little as the HCP wants to decide about. What is absent is not
 * restricted, so that a scope of a purpose alone is the whole account's.
 *
 * @param channel the one channel that the decision is about
 * @param product the one product that content must be about to be concerned
 * @param contentType the one type that content must have to be concerned
 */
public record ConsentScope(
        Purpose purpose,
        @Nullable Channel channel,
        @Nullable Product product,
        @Nullable ContentType contentType) {

    public ConsentScope(Purpose purpose, @Nullable Channel channel) {
        this(purpose, channel, null, null);
    }

    /** Whether what is pursued for the purpose with {@code target} is what the decision is about. */
    public boolean covers(Purpose purpose, ConsentTarget target) {
        return this.purpose.equals(purpose)
                && (channel == null || channel == target.channel())
                && (product == null || product.equals(target.product()))
                && (contentType == null || contentType == target.contentType());
    }

    /** Whether every action that {@code other} covers is covered by this too; a scope contains itself. */
    public boolean contains(ConsentScope other) {
        return purpose.equals(other.purpose)
                && (channel == null || channel == other.channel)
                && (product == null || product.equals(other.product))
                && (contentType == null || contentType == other.contentType);
    }

    /** Whether it is about content of one product or type only, and so about nothing that is without content. */
    public boolean singlesOutContent() {
        return product != null || contentType != null;
    }

    boolean strictlyContains(ConsentScope other) {
        return contains(other) && !equals(other);
    }
}
