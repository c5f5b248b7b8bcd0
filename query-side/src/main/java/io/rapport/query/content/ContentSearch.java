package io.rapport.query.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Published content that matches a search, best first.
 *
 * @param total how many match in all
 * @param facets by facet, how many of the matches have each value
 */
record ContentSearch(long total, List<Hit> items, Map<String, Map<String, Long>> facets) {

    record Hit(
            String id,
            int version,
            String title,
            @Nullable String summary,
            String type,
            String nature,
            List<String> topics,
            String language,
            @Nullable String product,
            boolean verifiedOnly,
            boolean productAccessOnly,
            List<String> mesh,
            Instant publishedAt,
            Instant validUntil) {}
}
