package io.rapport.projection.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes rows in bulk. Rows cross as one JSON array, which PostgreSQL turns into typed rows by the table's own
 * definition, so that any column type works and a batch is one statement.
 */
final class TableWriter {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final JdbcClient jdbc;

    TableWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    <R extends Record> Map<Table.Key, R> load(Table<R> table, Collection<Table.Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<Table.Key, R> rows = new HashMap<>();
        jdbc.sql("""
                select row_to_json(t)
                from %1$s t
                join jsonb_populate_recordset(null::%1$s, cast(:keys as jsonb)) k using (%2$s)
                """.formatted(table.name(), String.join(", ", table.keyColumns())))
                .param("keys", JSON.writeValueAsString(keyRows(table, keys)))
                .query(String.class)
                .list()
                .forEach(json -> {
                    R row = JSON.readerFor(table.rowType())
                            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(json);
                    rows.put(table.keyOf(row), row);
                });
        return rows;
    }

    <R extends Record> void write(RowBuffer<R> buffer, Table<R> table) {
        buffer.purges().forEach(equal -> purge(table, equal));
        delete(table, buffer.deletes());
        upsert(table, buffer.upserts());
    }

    private void purge(Table<?> table, Map<String, Object> equal) {
        String condition = equal.keySet().stream()
                .map(component -> Table.column(component) + " = :" + component)
                .collect(Collectors.joining(" and "));
        jdbc.sql("delete from " + table.name() + " where " + condition)
                .params(equal)
                .update();
    }

    private void delete(Table<?> table, List<Table.Key> keys) {
        if (keys.isEmpty()) {
            return;
        }
        String condition = table.keyColumns().stream()
                .map(column -> "t." + column + " = k." + column)
                .collect(Collectors.joining(" and "));
        jdbc.sql("""
                delete from %1$s t
                using jsonb_populate_recordset(null::%1$s, cast(:keys as jsonb)) k
                where %2$s
                """.formatted(table.name(), condition))
                .param("keys", JSON.writeValueAsString(keyRows(table, keys)))
                .update();
    }

    private <R extends Record> void upsert(Table<R> table, List<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String columns = String.join(", ", table.columns());
        String changes = table.columns().stream()
                .filter(column -> !table.keyColumns().contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        jdbc.sql("""
                insert into %1$s (%2$s)
                select %2$s from jsonb_populate_recordset(null::%1$s, cast(:rows as jsonb))
                on conflict (%3$s) do update set %4$s
                """.formatted(table.name(), columns, String.join(", ", table.keyColumns()), changes))
                .param("rows", JSON.writeValueAsString(rows))
                .update();
    }

    private static List<Map<String, Object>> keyRows(Table<?> table, Collection<Table.Key> keys) {
        List<String> columns = table.keyColumns();
        return keys.stream()
                .map(key -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        row.put(columns.get(i), key.values().get(i));
                    }
                    return row;
                })
                .toList();
    }
}
