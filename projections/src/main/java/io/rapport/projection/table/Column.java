package io.rapport.projection.table;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A component of a row and the column that holds it. */
record Column(String component, String name, ColumnType type, Type javaType, Method accessor) {

    static Column of(RecordComponent component) {
        return new Column(
                component.getName(),
                component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
                ColumnType.of(component.getGenericType()),
                component.getGenericType(),
                component.getAccessor());
    }

    @Nullable
    Object valueIn(Record row) {
        try {
            return accessor.invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("rows are public records", e);
        }
    }

    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        return type.read(row, index, javaType);
    }
}
