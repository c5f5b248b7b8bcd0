package io.rapport.projection.engagement;

import java.time.Instant;

/**
 * How often an HCP did one thing to one piece of content over one channel, while it was of one type and about one product.
 *
 * @param product empty where the content is about none, or where there is no content
 * @param contentType empty where there is no content
 */
public record ActivityRow(
        String hcpId,
        String channel,
        String contentId,
        String action,
        long count,
        Instant firstAt,
        Instant lastAt,
        String product,
        String contentType) {}
