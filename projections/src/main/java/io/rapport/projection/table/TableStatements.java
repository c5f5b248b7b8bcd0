package io.rapport.projection.table;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL of one table. Rows and keys come as one array a column, in the order of the columns. */
final class TableStatements {

    private final String table;
    private final String columns;
    private final String keys;
    private final String matching;
    private final String changes;
    private final String excluded;
    private final String rows;
    private final String keyRows;

    TableStatements(Table<?> table) {
        this.table = table.name();
        this.columns = names(table.columns());
        this.keys = names(table.keyColumns());
        this.matching = join(table.keyColumns().stream(), " and ", name -> "t." + name + " = r." + name);
        this.changes = join(table.otherColumns(), ", ", name -> name + " = r." + name);
        this.excluded = join(table.otherColumns(), ", ", name -> name + " = excluded." + name);
        this.rows = rows(table.columns());
        this.keyRows = rows(table.keyColumns());
    }

    String load() {
        return "select %s from %s t join (%s) r using (%s)"
                .formatted(
                        Stream.of(columns.split(", ", -1)).map("t."::concat).collect(Collectors.joining(", ")),
                        table,
                        keyRows,
                        keys);
    }

    String insert() {
        return "insert into %s (%s) %s".formatted(table, columns, rows);
    }

    String update() {
        return "update %s t set %s from (%s) r where %s".formatted(table, changes, rows, matching);
    }

    String upsert() {
        return insert() + " on conflict (%s) do update set %s".formatted(keys, excluded);
    }

    String delete() {
        return "delete from %s t using (%s) r where %s".formatted(table, keyRows, matching);
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
