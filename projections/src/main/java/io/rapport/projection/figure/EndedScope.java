package io.rapport.projection.figure;

import org.jspecify.annotations.Nullable;

/**
 * Which actions of an HCP may not be counted any more. What is absent is not restricted, so that an empty scope is about all
 * of them.
 *
 * @param channel a code
 * @param product a code
 * @param contentType a code
 */
public record EndedScope(
        @Nullable String channel,
        @Nullable String product,
        @Nullable String contentType) {

    /** The type of content of which nothing is known: a decision on any content is taken to be about it too. */
    public static final String UNKNOWN = "unknown";

    public static final EndedScope ALL = new EndedScope(null, null, null);

    boolean covers(CountedAction action) {
        boolean isOfContent = (product == null || product.equals(action.product()))
                && (contentType == null || contentType.equals(action.contentType()));
        return (channel == null || channel.equals(action.channel()))
                && (isOfContent || UNKNOWN.equals(action.contentType()));
    }
}
