package io.rapport.infra.engagement;

import io.rapport.infra.json.DomainJson;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that the database shows to somebody who may read all of it. */
final class LogTraces {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new DomainJson()).build();

    /**
     * An event with what PostgreSQL keeps beside it.
     *
     * @param transaction that wrote it
     * @param place in the table's file, page by page
     */
    record Trace(
            long position,
            String id,
            String name,
            Instant recordedAt,
            Instant occurredAt,
            @Nullable String subject,
            @Nullable String session,
            String payload,
            Set<String> metadataKeys,
            long transaction,
            long place,
            String row) {}

    private LogTraces() {}

    static List<Trace> read(JdbcClient jdbc) {
        return jdbc.sql("""
                select position, event_id, name, recorded_at, payload, metadata, xmin::text::bigint as transaction,
                       (ctid::text::point)[0] * 1000 + (ctid::text::point)[1] as place, row_to_json(e)::text as row
                from event_log.event e order by position
                """)
                .query((row, index) -> {
                    JsonNode metadata = JSON.readTree(row.getString("metadata"));
                    JsonNode payload = JSON.readTree(row.getString("payload"));
                    return new Trace(
                            row.getLong("position"),
                            row.getString("event_id"),
                            row.getString("name"),
                            row.getTimestamp("recorded_at").toInstant(),
                            Instant.parse(metadata.path("occurredAt").asString()),
                            metadata.path("subject").asString(null),
                            payload.path("session").asString(null),
                            row.getString("payload"),
                            metadata.propertyNames().stream().collect(Collectors.toSet()),
                            row.getLong("transaction"),
                            row.getLong("place"),
                            row.getString("row"));
                })
                .list();
    }

    /** All tables of all schemas but PostgreSQL's own. */
    static List<String> tables(JdbcClient jdbc) {
        return jdbc.sql("""
                select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1
                """).query(String.class).list();
    }

    /** Each row as JSON; bytes as hex, and once more as text where they are text. */
    static List<String> rows(JdbcClient jdbc, String table) {
        return jdbc.sql("select row_to_json(t)::text from " + table + " t")
                .query(String.class)
                .list();
    }
}
