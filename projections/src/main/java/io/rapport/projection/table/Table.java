package io.rapport.projection.table;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table of the read model and the record that is one row of it: each component is the column of the same name in snake
 * case.
 *
 * @param name the table's name with its schema
 * @param key the components that identify a row
 */
public record Table<R extends Record>(String name, Class<R> rowType, List<String> key) {

    /** @throws IllegalArgumentException if the key names something that is no component of a row */
    public Table {
        key = List.copyOf(key);
        requireComponents(name, rowType, key);
    }

    /** The values of a row's key, in the order of {@link Table#key}. */
    public record Key(List<Object> values) {
        public Key {
            values = List.copyOf(values);
        }
    }

    public static <R extends Record> Table<R> of(String name, Class<R> rowType, String... key) {
        return new Table<>(name, rowType, List.of(key));
    }

    /** @throws IllegalArgumentException unless there is a value for each component of the key */
    public Key key(Object... values) {
        if (values.length != key.size()) {
            throw new IllegalArgumentException(name + " has the key " + key);
        }
        return new Key(List.of(values));
    }

    Key keyOf(Record row) {
        Map<String, @Nullable Object> values = values(row);
        return new Key(key.stream()
                .map(component -> Objects.requireNonNull(values.get(component)))
                .toList());
    }

    boolean matches(Record row, Map<String, Object> equal) {
        return values(row).entrySet().containsAll(equal.entrySet());
    }

    /** @throws IllegalArgumentException unless all of these are components of a row */
    void requireComponents(Collection<String> components) {
        requireComponents(name, rowType, components);
    }

    private static void requireComponents(String name, Class<?> rowType, Collection<String> components) {
        List<String> present = Arrays.stream(rowType.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        if (!present.containsAll(components)) {
            throw new IllegalArgumentException(name + " has not all of the components " + components);
        }
    }

    /** The row with other values in the given components. */
    R with(R row, Map<String, ? extends @Nullable Object> changes) {
        Map<String, @Nullable Object> values = values(row);
        values.putAll(changes);
        RecordComponent[] components = rowType.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = rowType.getDeclaredConstructor(types);
            return constructor.newInstance(values.values().toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("rows are public records", e);
        }
    }

    List<String> columns() {
        return Arrays.stream(rowType.getRecordComponents())
                .map(component -> column(component.getName()))
                .toList();
    }

    List<String> keyColumns() {
        return key.stream().map(Table::column).toList();
    }

    static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private Map<String, @Nullable Object> values(Record row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (RecordComponent component : rowType.getRecordComponents()) {
            try {
                values.put(component.getName(), component.getAccessor().invoke(row));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("rows are public records", e);
            }
        }
        return values;
    }
}
