package io.rapport.query.content;

import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a search asks for, and for whom. */
record ContentFilter(
        @Nullable String query,
        @Nullable String topic,
        @Nullable String type,
        @Nullable String nature,
        @Nullable String language,
        @Nullable String product,
        @Nullable HcpId reader) {

    private static final int MAX_QUERY = 500;

    ContentFilter {
        if (query != null && (query.length() > MAX_QUERY || query.indexOf('\0') >= 0)) {
            throw InvalidValue.of("q", "up to " + MAX_QUERY + " characters without NUL");
        }
    }

    /**
     * A query's words match by any of the languages' stems or as they are. The reader sees only what is meant for it: open
     * gates and a fitting specialty, role and country.
     */
    static final String MATCHES = """
            from read_model.content_catalogue c
            where (cast(:query as text) is null or c.search @@ (
                       websearch_to_tsquery('simple', :query)
                       || websearch_to_tsquery(read_model.text_search_config(c.language), :query)))
              and (cast(:topic as text) is null or :topic = any (c.topics))
              and (cast(:type as text) is null or c.type = :type)
              and (cast(:nature as text) is null or c.nature = :nature)
              and (cast(:language as text) is null or c.language = :language)
              and (cast(:product as text) is null or c.product = :product)
              and (cast(:reader as text) is null or exists (
                       select from read_model.hcp_profile p
                       where p.hcp_id = :reader
                         and (not c.verified_only or p.verified_by is not null)
                         and (not c.product_access_only or c.product = any (p.product_access))
                         and (c.specialties = '{}' or p.specialty = any (c.specialties))
                         and (c.roles = '{}' or p.role = any (c.roles))
                         and (c.countries = '{}' or p.country = any (c.countries))))
            """;

    static final List<String> FACETS = List.of("topic", "type", "nature", "language", "product");

    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("query", query == null || query.isBlank() ? null : query);
        parameters.put("topic", topic);
        parameters.put("type", type);
        parameters.put("nature", nature);
        parameters.put("language", language);
        parameters.put("product", product);
        parameters.put("reader", reader == null ? null : reader.value());
        return parameters;
    }
}
