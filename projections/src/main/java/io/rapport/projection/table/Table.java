package io.rapport.projection.table;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of the read model and the record that is one row of it: each component is the column of the same name in snake
 * case. Tables of one name are equal.
 */
public final class Table<R extends Record> {

    private final String name;
    private final Class<R> rowType;
    private final List<String> key;
    private final boolean ofEvents;
    private final Map<String, Column> columns;
    private final List<Column> keyColumns;
    private final Constructor<R> constructor;

    private Table(String name, Class<R> rowType, List<String> key, boolean ofEvents) {
        this.name = name;
        this.rowType = rowType;
        this.key = key;
        this.ofEvents = ofEvents;
        this.columns = columns(rowType);
        requireComponents(key);
        this.keyColumns = key.stream().map(this::column).toList();
        this.constructor = constructor(rowType);
    }

    /** The values of a row's key, in the order of {@link Table#key}, by which keys of one table are ordered. */
    public record Key(List<Object> values) implements Comparable<Key> {
        public Key {
            values = List.copyOf(values);
        }

        @Override
        @SuppressWarnings("unchecked") // keys are texts and numbers, each compared with its like
        public int compareTo(Key other) {
            int order = 0;
            for (int i = 0; i < values.size() && order == 0; i++) {
                order = ((Comparable<Object>) values.get(i)).compareTo(other.values.get(i));
            }
            return order;
        }
    }

    /**
     * A table whose rows later events may change.
     *
     * @param name the table's name without a schema
     * @param key the components that identify a row
     * @throws IllegalArgumentException if the key names something that is no component of a row
     */
    public static <R extends Record> Table<R> of(String name, Class<R> rowType, String... key) {
        return new Table<>(name, rowType, List.of(key), false);
    }

    /**
     * A table of rows that are each put by one event, whose position is part of their key. So a row that is put is new,
     * and nothing needs to be looked up.
     *
     * @throws IllegalArgumentException if the key names something that is no component of a row, or not the position
     */
    public static <R extends Record> Table<R> ofEvents(String name, Class<R> rowType, String... key) {
        if (!List.of(key).contains("position")) {
            throw new IllegalArgumentException(name + " has no position in its key");
        }
        return new Table<>(name, rowType, List.of(key), true);
    }

    public String name() {
        return name;
    }

    public Class<R> rowType() {
        return rowType;
    }

    /** The components that identify a row. */
    public List<String> key() {
        return key;
    }

    /** All columns, in the order of the components. */
    public List<String> columnNames() {
        return columns.values().stream().map(Column::name).toList();
    }

    /** The columns of the key, in its order. */
    public List<String> keyColumnNames() {
        return keyColumns.stream().map(Column::name).toList();
    }

    boolean isOfEvents() {
        return ofEvents;
    }

    /** @throws IllegalArgumentException unless there is a value for each component of the key */
    public Key key(Object... values) {
        if (values.length != key.size()) {
            throw new IllegalArgumentException(name + " has the key " + key);
        }
        return new Key(List.of(values));
    }

    public Key keyOf(Record row) {
        Object[] values = new Object[keyColumns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Objects.requireNonNull(keyColumns.get(i).valueIn(row));
        }
        return key(values);
    }

    boolean matches(Record row, Map<String, Object> equal) {
        return equal.entrySet().stream()
                .allMatch(
                        entry -> entry.getValue().equals(column(entry.getKey()).valueIn(row)));
    }

    /** @throws IllegalArgumentException unless all of these are components of a row */
    void requireComponents(Collection<String> components) {
        if (!columns.keySet().containsAll(components)) {
            throw new IllegalArgumentException(name + " has not all of the components " + components);
        }
    }

    /** The row with other values in the given components. */
    public R with(R row, Map<String, ? extends @Nullable Object> changes) {
        return row(columns.values().stream()
                .map(column ->
                        changes.containsKey(column.component()) ? changes.get(column.component()) : column.valueIn(row))
                .toArray());
    }

    R row(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("rows are public records", e);
        }
    }

    Collection<Column> columns() {
        return columns.values();
    }

    Stream<Column> otherColumns() {
        return columns.values().stream().filter(column -> !keyColumns.contains(column));
    }

    List<Column> keyColumns() {
        return keyColumns;
    }

    Column column(String component) {
        return Optional.ofNullable(columns.get(component)).orElseThrow();
    }

    private static Map<String, Column> columns(Class<?> rowType) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (RecordComponent component : rowType.getRecordComponents()) {
            columns.put(component.getName(), Column.of(component));
        }
        return columns;
    }

    private static <R> Constructor<R> constructor(Class<R> rowType) {
        Class<?>[] types = Arrays.stream(rowType.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return rowType.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table<?> table && name.equals(table.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
