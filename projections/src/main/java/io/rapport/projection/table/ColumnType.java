package io.rapport.projection.table;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * How values cross: new rows in COPY's binary format; other rows and keys as elements of an array, which an expression turns
 * into the column's type; read, from the column itself.
 */
enum ColumnType {
    TEXT("text", String.class, "%s"),
    BIGINT("bigint", Long.class, "%s"),
    INTEGER("integer", Integer.class, "%s"),
    BOOLEAN("boolean", Boolean.class, "%s"),

    /** Microseconds since 1970, rounded as the server rounds. The two parts keep them exact beyond the year 2255. */
    TIMESTAMP("bigint", Long.class, "to_timestamp(%1$s / 1000000) + %1$s %% 1000000 * interval '1 microsecond'"),

    DATE("text", String.class, "%s::date"),
    TEXT_ARRAY("text", String.class, "%s::text[]"),
    JSON("text", String.class, "%s::jsonb");

    /** PostgreSQL counts from the beginning of 2000. */
    private static final long DAYS_TO_2000 = LocalDate.of(2000, 1, 1).toEpochDay();

    private static final long MICROS_TO_2000 = DAYS_TO_2000 * 86_400_000_000L;

    /** The fixed number of the type text in PostgreSQL's catalogue. */
    private static final int TEXT_OID = 25;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final String element;
    private final Class<?> elementClass;
    private final String expression;

    ColumnType(String element, Class<?> elementClass, String expression) {
        this.element = element;
        this.elementClass = elementClass;
        this.expression = expression;
    }

    /** @throws IllegalArgumentException for a type that no column holds */
    static ColumnType of(Type component) {
        return switch (component) {
            case ParameterizedType list
            when list.getRawType() == List.class ->
                list.getActualTypeArguments()[0] == String.class ? TEXT_ARRAY : JSON;
            case ParameterizedType map when map.getRawType() == Map.class -> JSON;
            case Class<?> type when type == String.class -> TEXT;
            case Class<?> type when type == long.class || type == Long.class -> BIGINT;
            case Class<?> type when type == int.class || type == Integer.class -> INTEGER;
            case Class<?> type when type == boolean.class || type == Boolean.class -> BOOLEAN;
            case Class<?> type when type == Instant.class -> TIMESTAMP;
            case Class<?> type when type == LocalDate.class -> DATE;
            default -> throw new IllegalArgumentException("no column holds a " + component.getTypeName());
        };
    }

    /** The type of the array's elements. */
    String element() {
        return element;
    }

    /** The column's value from an element of the given name. */
    String expression(String name) {
        return expression.formatted(name);
    }

    @Nullable
    Object[] newArray(int length) {
        return (@Nullable Object[]) Array.newInstance(elementClass, length);
    }

    @Nullable
    Object toElement(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (this) {
            case TEXT, BIGINT, INTEGER, BOOLEAN -> value;
            case TIMESTAMP -> micros((Instant) value);
            case DATE -> value.toString();
            case TEXT_ARRAY -> arrayLiteral((List<?>) value);
            case JSON -> json(value);
        };
    }

    /** What a value is once it has been stored: instants in microseconds. */
    @Nullable
    Object stored(@Nullable Object value) {
        return value instanceof Instant instant ? Instant.EPOCH.plus(micros(instant), ChronoUnit.MICROS) : value;
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), Math.round(instant.getNano() / 1_000.0));
    }

    private static String arrayLiteral(List<?> texts) {
        return texts.stream()
                .map(text -> '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Adds the value to a row. */
    void write(@Nullable Object value, CopyRows rows) {
        if (value == null) {
            rows.absent();
            return;
        }
        switch (this) {
            case TEXT -> rows.text((String) value);
            case BIGINT -> rows.bigint((Long) value);
            case INTEGER -> rows.integer((Integer) value);
            case BOOLEAN -> rows.bool((Boolean) value);
            case TIMESTAMP -> rows.bigint(micros((Instant) value) - MICROS_TO_2000);
            case DATE -> rows.integer(Math.toIntExact(((LocalDate) value).toEpochDay() - DAYS_TO_2000));
            case TEXT_ARRAY -> rows.nested(() -> writeTexts((List<?>) value, rows));
            case JSON -> rows.jsonb(json(value));
        }
    }

    /** One dimension, no nulls, elements of type text, counted from 1; an empty array has no dimension. */
    private static void writeTexts(List<?> texts, CopyRows rows) {
        rows.int4(texts.isEmpty() ? 0 : 1);
        rows.int4(0);
        rows.int4(TEXT_OID);
        if (!texts.isEmpty()) {
            rows.int4(texts.size());
            rows.int4(1);
            texts.forEach(text -> rows.text((String) text));
        }
    }

    static String json(Object value) {
        return value instanceof Map<?, ?> map && map.isEmpty() ? "{}" : MAPPER.writeValueAsString(value);
    }

    @Nullable
    Object read(ResultSet row, int index, Type component) throws SQLException {
        Object value = switch (this) {
            case TEXT -> row.getString(index);
            case BIGINT -> row.getLong(index);
            case INTEGER -> row.getInt(index);
            case BOOLEAN -> row.getBoolean(index);
            case TIMESTAMP -> instant(row.getObject(index, OffsetDateTime.class));
            case DATE -> row.getObject(index, LocalDate.class);
            case TEXT_ARRAY -> texts(row.getArray(index));
            case JSON -> parsed(row.getString(index), component);
        };
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable List<String> texts(java.sql.@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }

    private static @Nullable Object parsed(@Nullable String json, Type component) {
        JavaType type = MAPPER.constructType(component);
        return json == null ? null : MAPPER.readerFor(type).readValue(json);
    }
}
