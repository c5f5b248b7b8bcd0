package io.rapport.projection.table;

import io.rapport.domain.log.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a projection makes of a few events, kept in memory: what its tables would hold if nothing else had happened.
 * By the code that writes the tables, so that the two cannot differ.
 */
public final class RowsInMemory {

    private final Projection projection;
    private final Map<Table<?>, RowBuffer<?>> tables;

    private RowsInMemory(Projection projection, Map<Table<?>, RowBuffer<?>> tables) {
        this.projection = projection;
        this.tables = tables;
    }

    public RowsInMemory(Projection projection) {
        this(projection, new LinkedHashMap<>());
        projection.tables().forEach(table -> tables.put(table, new RowBuffer<>(table, Set.of(), Map.of())));
    }

    /** The same rows, to which other events can be applied. */
    public RowsInMemory copy() {
        Map<Table<?>, RowBuffer<?>> copies = new LinkedHashMap<>();
        tables.forEach((table, buffer) -> copies.put(table, buffer.copy()));
        return new RowsInMemory(projection, copies);
    }

    /** To be called in the order of the log. */
    public void apply(RecordedEvent event) {
        projection
                .project(event)
                .forEach(change ->
                        Objects.requireNonNull(tables.get(change.table())).apply(change));
    }

    /** The rows of a table of the projection as objects of a JSON array, by column; empty for another's table. */
    public Optional<String> json(String table) {
        return tables.values().stream()
                .filter(buffer -> buffer.table().name().equals(table))
                .map(RowsInMemory::json)
                .findFirst();
    }

    private static <R extends Record> String json(RowBuffer<R> buffer) {
        List<Map<String, @Nullable Object>> rows = buffer.rows().stream()
                .map(row -> {
                    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
                    buffer.table()
                            .columns()
                            .forEach(column ->
                                    columns.put(column.name(), column.type().stored(column.valueIn(row))));
                    return columns;
                })
                .toList();
        return ColumnType.json(rows);
    }
}
