package io.rapport.projection.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.projection.table.RowChange.Fold;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.RowFold;
import io.rapport.projection.testing.ReadModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every type, by each of the ways that they cross. */
class ColumnTypeTest {

    public record Part(String name, int quantity) {}

    public record AllTypesRow(
            String id,
            @Nullable Long big,
            @Nullable Integer small,
            @Nullable Boolean flag,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable List<String> texts,
            @Nullable Map<String, Object> facts,
            @Nullable List<Part> parts) {}

    public record UnheldRow(String id, double share) {}

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final Table<AllTypesRow> TABLE = Table.of("all_types", AllTypesRow.class, "id");

    @BeforeEach
    void empty() {
        MODEL.jdbc().sql("drop table if exists read_model_blue.all_types").update();
        MODEL.jdbc().sql("""
                create table read_model_blue.all_types (id text primary key, big bigint, small integer, flag boolean,
                    at timestamptz, day date, texts text[], facts jsonb, parts jsonb)
                """).update();
    }

    static List<AllTypesRow> rows() {
        return List.of(
                new AllTypesRow("nothing", null, null, null, null, null, null, null, null),
                new AllTypesRow(
                        "some",
                        42L,
                        -7,
                        true,
                        Instant.parse("2026-03-10T12:00:00.123456Z"),
                        LocalDate.parse("2026-03-10"),
                        List.of("a", "b"),
                        Map.of("depth", 80, "text", "\u00fc \"quoted\" \\ \uD83D\uDE00"),
                        List.of(new Part("L-1", 15), new Part("L-2", 5))),
                new AllTypesRow(
                        "least",
                        Long.MIN_VALUE,
                        Integer.MIN_VALUE,
                        false,
                        Instant.parse("0001-01-01T00:00:00.000001Z"),
                        LocalDate.parse("0001-01-01"),
                        List.of(),
                        Map.of(),
                        List.of()),
                new AllTypesRow(
                        "most \u00fc\t\n\\",
                        Long.MAX_VALUE,
                        Integer.MAX_VALUE,
                        true,
                        Instant.parse("9999-12-31T23:59:59.999999Z"),
                        LocalDate.parse("9999-12-31"),
                        List.of("", "null", "{,}", "\"", "\\", " \u7B2C\u4E8C\n"),
                        Map.of("nested", Map.of("list", List.of(1, "two", true))),
                        List.of(new Part("", 0))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_new_row_is_read_as_it_was_written(AllTypesRow row) {
        write(folded(row, present -> row));
        assertThat(loaded(row)).isEqualTo(row);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_that_may_be_there_is_read_as_it_was_written(AllTypesRow row) {
        write(new Put<>(TABLE, row));
        assertThat(loaded(row)).isEqualTo(row);
        write(new Put<>(TABLE, row));
        assertThat(loaded(row)).isEqualTo(row);
    }

    @Test
    void both_ways_write_the_same() {
        rows().forEach(row -> write(new Put<>(TABLE, row)));
        List<String> put = dump();
        MODEL.jdbc().sql("truncate read_model_blue.all_types").update();
        rows().forEach(row -> write(folded(row, present -> row)));
        assertThat(dump()).isEqualTo(put).hasSize(rows().size());
    }

    @Test
    void many_new_rows_are_all_written() {
        List<RowChange> changes = rows().stream()
                .flatMap(row -> IntStream.range(0, 500)
                        .mapToObj(i -> new AllTypesRow(
                                row.id() + i,
                                row.big(),
                                row.small(),
                                row.flag(),
                                row.at(),
                                row.day(),
                                row.texts(),
                                row.facts(),
                                row.parts())))
                .map(row -> folded(row, present -> row))
                .toList();
        write(changes.toArray(RowChange[]::new));
        assertThat(dump()).hasSize(changes.size());
    }

    @Test
    void times_are_rounded_to_microseconds_by_both_ways_alike() {
        AllTypesRow row = new AllTypesRow(
                "a", null, null, null, Instant.parse("2026-03-10T12:00:00.1234567Z"), null, null, null, null);
        Instant rounded = Instant.parse("2026-03-10T12:00:00.123457Z");
        write(folded(row, present -> row));
        assertThat(loaded(row)).isNotNull().extracting(AllTypesRow::at).isEqualTo(rounded);
        write(new Put<>(TABLE, row));
        assertThat(loaded(row)).isNotNull().extracting(AllTypesRow::at).isEqualTo(rounded);
    }

    @Test
    void a_value_that_no_column_holds_is_refused_with_the_table() {
        assertThatThrownBy(() -> Table.of("unheld", UnheldRow.class, "id"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("double");
    }

    @Test
    void a_table_of_events_has_the_position_in_its_key() {
        assertThatThrownBy(() -> Table.ofEvents("all_types", AllTypesRow.class, "id"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position");
    }

    private static RowChange folded(AllTypesRow row, RowFold<AllTypesRow> fold) {
        return new Fold<>(TABLE, TABLE.key(row.id()), fold);
    }

    private static void write(RowChange... changes) {
        MODEL.inTransaction(() -> new TableWriter<>(TABLE, TableSlot.BLUE, MODEL.template()).apply(List.of(changes)));
    }

    /** The row as a fold meets it. */
    private static @Nullable AllTypesRow loaded(AllTypesRow row) {
        AtomicReference<@Nullable AllTypesRow> met = new AtomicReference<>();
        write(folded(row, present -> {
            met.set(present);
            return present;
        }));
        return met.get();
    }

    private static List<String> dump() {
        return MODEL.jdbc()
                .sql("select t::text from read_model_blue.all_types t order by id")
                .query(String.class)
                .list();
    }
}
