package io.rapport.domain.consent;

import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Product;
import org.jspecify.annotations.Nullable;

/**
 * What a purpose would be pursued with.
 *
 * @param product the product that the content is about; absent where it is about none, or where there is no content
 * @param contentType the type of the content; absent where there is none
 */
public record ConsentTarget(
        Channel channel,
        @Nullable Product product,
        @Nullable ContentType contentType) {

    /** Something that is about no content, such as a search. */
    public static ConsentTarget of(Channel channel) {
        return new ConsentTarget(channel, null, null);
    }
}
