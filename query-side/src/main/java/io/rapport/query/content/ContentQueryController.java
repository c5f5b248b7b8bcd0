package io.rapport.query.content;

import io.rapport.domain.content.ContentRejection.UnknownContent;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.query.content.ContentSearch.Hit;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.web.Callers;
import io.rapport.query.web.Limits;
import io.rapport.query.web.ReadBarrier;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ContentQueryController {

    private static final String PROJECTION = "content-version";
    private static final int MAX_OFFSET = 10_000;

    /** @param activity how often each action was taken on the content, by everyone */
    record ContentDetails(Hit content, Map<String, Long> activity) {}

    record ContentVersion(
            int version,
            String phase,
            String title,
            String author,
            @Nullable String reviewer,
            @Nullable String reason,
            @Nullable Instant approvedAt,
            @Nullable Instant validUntil,
            @Nullable Instant publishedFrom,
            @Nullable Instant publishedUntil,
            Instant changedAt) {}

    record ContentVersions(String id, List<ContentVersion> versions) {}

    private final JdbcClient jdbc;
    private final ReadBarrier barrier;
    private final Callers callers;

    ContentQueryController(JdbcClient jdbc, ReadBarrier barrier, Callers callers) {
        this.jdbc = jdbc;
        this.barrier = barrier;
        this.callers = callers;
    }

    /** @param hcp the HCP for whom a portal searches; an HCP's own token always searches for itself */
    @GetMapping("/api/v1/content")
    ContentSearch search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String nature,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable HcpId hcp,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        if (offset < 0 || offset > MAX_OFFSET) {
            throw InvalidValue.of("offset", "a number from 0 to " + MAX_OFFSET);
        }
        int size = Limits.of(limit);
        barrier.await(minPosition, PROJECTION, KnownHcps.PROJECTION);
        ContentFilter filter = new ContentFilter(
                q, topic, type, nature, language, product, callers.hcp().orElse(hcp));
        return new ContentSearch(total(filter), hits(filter, size, offset), facets(filter));
    }

    @GetMapping("/api/v1/content/{id}")
    ContentDetails find(
            @PathVariable ContentId id,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, PROJECTION, KnownHcps.PROJECTION, "activity");
        ContentFilter visible = new ContentFilter(
                null, null, null, null, null, null, callers.hcp().orElse(null));
        Hit hit = jdbc.sql("select c.* " + ContentFilter.MATCHES + " and c.content_id = :id")
                .params(visible.parameters())
                .param("id", id.value())
                .query((row, index) -> hit(row))
                .optional()
                .orElseThrow(UnknownContent::new);
        Map<String, Long> activity = new LinkedHashMap<>();
        jdbc.sql("select action, count from read_model.content_activity where content_id = :id order by action")
                .param("id", id.value())
                .query(row -> {
                    activity.put(row.getString("action"), row.getLong("count"));
                });
        return new ContentDetails(hit, activity);
    }

    @GetMapping("/api/v1/content/{id}/versions")
    ContentVersions versions(
            @PathVariable ContentId id,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, PROJECTION);
        List<ContentVersion> versions = jdbc.sql(
                        "select * from read_model.content_version where content_id = :id order by version")
                .param("id", id.value())
                .query((row, index) -> version(row))
                .list();
        if (versions.isEmpty()) {
            throw new UnknownContent();
        }
        return new ContentVersions(id.value(), versions);
    }

    private long total(ContentFilter filter) {
        return jdbc.sql("select count(*) " + ContentFilter.MATCHES)
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    private List<Hit> hits(ContentFilter filter, int limit, int offset) {
        return jdbc.sql("select c.* " + ContentFilter.MATCHES + """
                order by case when cast(:query as text) is null then 0 else ts_rank_cd(
                             c.search,
                             websearch_to_tsquery('simple', :query)
                             || websearch_to_tsquery(read_model.text_search_config(c.language), :query)) end desc,
                         c.published_from desc, c.content_id
                limit :limit offset :offset
                """)
                .params(filter.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, index) -> hit(row))
                .list();
    }

    private Map<String, Map<String, Long>> facets(ContentFilter filter) {
        Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
        ContentFilter.FACETS.forEach(facet -> facets.put(facet, new LinkedHashMap<>()));
        jdbc.sql("with matches as (select c.* " + ContentFilter.MATCHES + """
                )
                select facet, value, count(*) as count
                from matches m
                cross join lateral (
                    select 'topic' as facet, topic as value from unnest(m.topics) topic
                    union all select 'type', m.type
                    union all select 'nature', m.nature
                    union all select 'language', m.language
                    union all select 'product', m.product
                ) f
                where value is not null
                group by facet, value
                order by facet, count desc, value
                """)
                .params(filter.parameters())
                .query(row -> {
                    facets.computeIfAbsent(row.getString("facet"), facet -> new LinkedHashMap<>())
                            .put(row.getString("value"), row.getLong("count"));
                });
        return facets;
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(
                row.getString("content_id"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("type"),
                row.getString("nature"),
                Rows.texts(row, "topics"),
                row.getString("language"),
                row.getString("product"),
                row.getBoolean("verified_only"),
                row.getBoolean("product_access_only"),
                Rows.texts(row, "mesh"),
                Rows.instant(row, "published_from"),
                Rows.instant(row, "published_until"));
    }

    private static ContentVersion version(ResultSet row) throws SQLException {
        return new ContentVersion(
                row.getInt("version"),
                row.getString("phase"),
                row.getString("title"),
                row.getString("author"),
                row.getString("reviewer"),
                row.getString("reason"),
                Rows.instantOrNull(row, "approved_at"),
                Rows.instantOrNull(row, "valid_until"),
                Rows.instantOrNull(row, "published_from"),
                Rows.instantOrNull(row, "published_until"),
                Rows.instant(row, "changed_at"));
    }
}
