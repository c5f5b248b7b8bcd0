package io.rapport.query.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A search of the trail as one statement, of which only what is asked about is a part. */
final class AuditSql {

    /** The fields that an event set, as an earlier event of its stream had set them. */
    private static final String BEFORE = """
            left join lateral (
                select jsonb_object_agg(changed.field, earlier.value) as fields
                from jsonb_object_keys(t.changes) as changed (field)
                cross join lateral (
                    select e.changes -> changed.field as value
                    from read_model.audit_trail e
                    where e.stream = t.stream and e.sequence < t.sequence
                      and e.changes <> '{}' and jsonb_exists(e.changes, changed.field)
                    order by e.sequence desc
                    limit 1) earlier) before on true
            """;

    private static final String SETS_VALUE =
            "exists (select from jsonb_each(%s) b where b.value ->> 'value' = :%s and (cast(:field as text) is null or b.key = :field))";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final AuditSearch search;
    private final AuditSort sort;

    AuditSql(AuditSearch search, AuditSort sort, @Nullable AuditCursor after, int limit) {
        this.search = search;
        this.sort = sort;
        circumstances();
        times();
        changes();
        words();
        if (after != null) {
            where("(%s, t.position) %s (cast(:key as %s), :after)"
                    .formatted(
                            sort.key().expression(),
                            sort.descending() ? "<" : ">",
                            sort.key().type()));
            parameters.put("key", after.key());
            parameters.put("after", after.position());
        }
        parameters.put("limit", limit);
    }

    String text() {
        String direction = sort.descending() ? " desc" : "";
        boolean before = search.needsBefore() || sort.needsBefore();
        return """
                select t.*, before.fields as before
                from (
                    select t.*, %1$s as sort_key
                    from read_model.audit_trail t
                    %2$s
                    %3$s
                    order by %1$s%4$s, t.position%4$s
                    limit :limit) t
                %5$s
                order by t.sort_key%4$s, t.position%4$s
                """.formatted(
                        sort.key().expression(),
                        before ? BEFORE : "",
                        conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions),
                        direction,
                        BEFORE);
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    private void circumstances() {
        equal("t.hcp_id", "subject", search.subject());
        equal("t.actor", "actor", search.actor());
        if (!search.types().isEmpty()) {
            where("t.event in (:types)", "types", search.types());
        }
        equal("t.channel", "channel", search.channel());
        equal("t.correlation_id", "correlation", search.correlation());
        where("t.purposes @> array[:purpose]", "purpose", search.purpose());
        where(
                "(exists (select from jsonb_each_text(t.consent) b where b.value = :basis)"
                        + " or t.details ->> 'recordId' = :basis)",
                "basis",
                search.basis());
    }

    private void times() {
        where("t.occurred_at >= :from", "from", timestamp(search.from()));
        where("t.occurred_at < :to", "to", timestamp(search.to()));
        where("t.recorded_at >= :recordedFrom", "recordedFrom", timestamp(search.recordedFrom()));
        where("t.recorded_at < :recordedTo", "recordedTo", timestamp(search.recordedTo()));
        where("t.position >= :fromPosition", "fromPosition", search.fromPosition());
        where("t.position <= :toPosition", "toPosition", search.toPosition());
    }

    private void changes() {
        parameters.put("field", search.field());
        if (search.field() != null) {
            where("jsonb_exists(t.changes, :field)");
        }
        where(SETS_VALUE.formatted("t.changes", "current"), "current", search.current());
        where(SETS_VALUE.formatted("before.fields", "old"), "old", search.old());
    }

    private void words() {
        matching("t.words", "query", search.query());
        matching("coalesce(t.reason, '')", "reason", search.reason());
    }

    private void matching(String column, String parameter, @Nullable String text) {
        if (text != null) {
            where(
                    "to_tsvector('simple', %s) @@ to_tsquery('simple', :%s)".formatted(column, parameter),
                    parameter,
                    AuditSearch.prefixes(text));
        }
    }

    private void equal(String column, String parameter, @Nullable String value) {
        where(column + " = :" + parameter, parameter, value);
    }

    private void where(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            where(condition);
            parameters.put(parameter, value);
        }
    }

    private void where(String condition) {
        conditions.add(condition);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
