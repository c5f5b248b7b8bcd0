package io.rapport.projection.table;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL of one table in one slot. Other than for COPY, rows and keys come as one array a column, in the order of the columns. */
final class TableStatements {

    private final String table;
    private final String columns;
    private final String keys;
    private final String matching;
    private final String excluded;
    private final String rows;
    private final String keyRows;

    TableStatements(Table<?> table, TableSlot slot) {
        this.table = slot.qualified(table);
        this.columns = names(table.columns());
        this.keys = names(table.keyColumns());
        this.matching = join(table.keyColumns().stream(), " and ", name -> "t." + name + " = r." + name);
        this.excluded = join(table.otherColumns(), ", ", name -> name + " = excluded." + name);
        this.rows = rows(table.columns());
        this.keyRows = rows(table.keyColumns());
    }

    /** Each key is looked up by itself: a join would be planned for the size that the table had when it was empty. */
    String load() {
        return "select t.* from (%s) r cross join lateral (select %s from %s t where %s offset 0) t"
                .formatted(keyRows, columns, table, matching);
    }

    String copy() {
        return "copy %s (%s) from stdin (format binary)".formatted(table, columns);
    }

    String upsert() {
        return "insert into %s (%s) %s on conflict (%s) do update set %s"
                .formatted(table, columns, rows, keys, excluded);
    }

    String delete() {
        return "delete from %s t using (%s) r where %s".formatted(table, keyRows, matching);
    }

    /** @param condition on the columns */
    String purge(String condition) {
        return "delete from %s where %s".formatted(table, condition);
    }

    String truncate() {
        return "truncate " + table;
    }

    private static String rows(Collection<Column> columns) {
        return "select %s from unnest(%s) as e (%s)"
                .formatted(
                        columns.stream()
                                .map(column -> column.type().expression(column.name()) + " as " + column.name())
                                .collect(Collectors.joining(", ")),
                        columns.stream()
                                .map(column -> "?::" + column.type().element() + "[]")
                                .collect(Collectors.joining(", ")),
                        names(columns));
    }

    private static String names(Collection<Column> columns) {
        return join(columns.stream(), ", ", name -> name);
    }

    private static String join(Stream<Column> columns, String separator, Function<String, String> text) {
        return columns.map(Column::name).map(text).collect(Collectors.joining(separator));
    }
}
