package io.rapport.projection.table;

import io.rapport.projection.table.RowChange.OfRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes rows of one table in one slot in bulk: what a batch does of one kind is one statement. */
final class TableWriter<R extends Record> {

    private final Table<R> table;
    private final TableStatements statements;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    TableWriter(Table<R> table, TableSlot slot, JdbcTemplate template) {
        this.table = table;
        this.statements = new TableStatements(table, slot);
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** @param changes in the order of the events */
    void apply(List<RowChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Set<Table.Key> touched = new HashSet<>();
        changes.forEach(change -> {
            if (change instanceof OfRow ofRow) {
                touched.add(ofRow.key());
            }
        });
        RowBuffer<R> buffer = new RowBuffer<>(table, touched, load(touched));
        changes.forEach(buffer::apply);
        write(buffer);
    }

    void truncate() {
        jdbc.sql(statements.truncate()).update();
    }

    private Map<Table.Key, R> load(Collection<Table.Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<Table.Key, R> rows = new HashMap<>();
        jdbc.sql(statements.load())
                .params(keyArrays(keys))
                .query((ResultSet result, int index) -> read(result))
                .list()
                .forEach(row -> rows.put(table.keyOf(row), row));
        return rows;
    }

    private R read(ResultSet result) throws SQLException {
        @Nullable Object[] values = new Object[table.columns().size()];
        int i = 0;
        for (Column column : table.columns()) {
            values[i] = column.read(result, i + 1);
            i++;
        }
        return table.row(values);
    }

    private void write(RowBuffer<R> buffer) {
        buffer.purges().forEach(this::purge);
        delete(buffer.deletes());
        insert(buffer.inserts());
        upsert(buffer.upserts());
    }

    private void purge(Map<String, Object> equal) {
        String condition = equal.keySet().stream()
                .map(component -> table.column(component).name() + " = :" + component)
                .collect(Collectors.joining(" and "));
        jdbc.sql(statements.purge(condition)).params(equal).update();
    }

    private void delete(List<Table.Key> keys) {
        if (!keys.isEmpty()) {
            jdbc.sql(statements.delete()).params(keyArrays(keys)).update();
        }
    }

    private void insert(List<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        ConnectionCallback<@Nullable Void> copying = connection -> copy(rows, connection);
        template.execute(copying);
    }

    private @Nullable Void copy(List<R> rows, Connection connection) throws SQLException {
        try (CopyRows copy = CopyRows.begin(connection, statements.copy())) {
            for (R row : rows) {
                copy.beginRow(table.columns().size());
                table.columns().forEach(column -> column.type().write(column.valueIn(row), copy));
            }
            copy.end();
        }
        return null;
    }

    private void upsert(List<R> rows) {
        if (!rows.isEmpty()) {
            List<Object> arrays = table.columns().stream()
                    .<Object>map(column -> array(column, rows, column::valueIn))
                    .toList();
            jdbc.sql(statements.upsert()).params(arrays).update();
        }
    }

    private List<Object> keyArrays(Collection<Table.Key> keys) {
        List<Object> arrays = new ArrayList<>();
        for (Column column : table.keyColumns()) {
            int index = arrays.size();
            arrays.add(array(column, keys, key -> key.values().get(index)));
        }
        return arrays;
    }

    private static <T> SqlTypeValue array(Column column, Collection<T> from, Function<T, @Nullable Object> value) {
        @Nullable Object[] elements = column.type().newArray(from.size());
        int i = 0;
        for (T one : from) {
            elements[i++] = column.type().toElement(value.apply(one));
        }
        return (PreparedStatement statement, int index, int sqlType, @Nullable String typeName) -> statement.setArray(
                index, statement.getConnection().createArrayOf(column.type().element(), elements));
    }
}
