package io.rapport.infra.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {

    @TempDir
    Path folder;

    private boolean brokeOff;

    @Test
    void quotes_hold_separators_quotes_and_line_breaks() throws IOException {
        assertThat(rows("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"one\ntwo\",2\n3,4\n"))
                .containsExactly("2:[x,y, say \"hi\"]", "3:[one\ntwo, 2]", "5:[3, 4]");
    }

    @Test
    void lines_may_end_in_any_way_and_the_last_one_in_none() throws IOException {
        assertThat(rows("a,b\r\n1,2\r\n3,4")).containsExactly("2:[1, 2]", "3:[3, 4]");
        assertThat(rows("a,b\r1,2\r3,4\r")).containsExactly("2:[1, 2]", "3:[3, 4]");
        assertThat(rows("a,b\n1,\"x\r\ny\"\n3,4\n")).containsExactly("2:[1, x\r\ny]", "4:[3, 4]");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_header() throws IOException {
        assertThat(rows("\ufeffa,b\n1,2\n")).containsExactly("2:[1, 2]");
        try (RowReader reader = reader("\ufeffa,b\n".getBytes(StandardCharsets.UTF_8))) {
            assertThat(reader.header()).containsExactly("a", "b");
        }
    }

    @Test
    void blank_lines_are_no_rows_but_count_as_lines() throws IOException {
        assertThat(rows("\na,b\n\n1,2\n  \n3,4\n\n")).containsExactly("4:[1, 2]", "6:[3, 4]");
    }

    @Test
    void a_row_of_another_width_is_a_problem() throws IOException {
        assertThat(rows("a,b\n1\n1,2,3\n\"x\ny\"\n3,4\n"))
                .containsExactly("2![1]", "3![1, 2, 3]", "4![x\ny]", "6:[3, 4]");
    }

    @Test
    void a_quote_that_is_closed_too_early_costs_one_row() throws IOException {
        assertThat(rows("a,b\n\"x\"y,2\n3,4\n")).containsExactly("2![\"x\"y,2]", "3:[3, 4]");
    }

    @Test
    void a_quote_that_is_never_closed_costs_one_row() throws IOException {
        assertThat(rows("a,b\n1,\"x\n3,4\n5,6\n")).containsExactly("2![1,\"x]", "3:[3, 4]", "4:[5, 6]");
        assertThat(rows("a,b\n1,2\n3,\"x")).containsExactly("2:[1, 2]", "3![3,\"x]");
    }

    @Test
    void a_quote_that_is_closed_by_another_rows_quote_costs_one_row() throws IOException {
        assertThat(rows("a,b\n1,\"x\n3,\"y\"\n5,6\n")).containsExactly("2![1,\"x]", "3:[3, y]", "4:[5, 6]");
        assertThat(rows("a,b\n1,\"x\n3,4\n5,\"\"\n7,8\n"))
                .containsExactly("2![1,\"x]", "3:[3, 4]", "4:[5, ]", "5:[7, 8]");
    }

    @Test
    void an_unclosed_quote_does_not_take_in_the_whole_file() throws IOException {
        String rows = "1,2\n".repeat(600_000);

        assertThat(rows("a,b\n1,\"x\n" + rows)).hasSize(600_001).startsWith("2![1,\"x]", "3:[1, 2]");
    }

    @Test
    void a_line_that_never_ends_is_a_problem() throws IOException {
        String endless = "x".repeat(2 * LineSource.MAX_LINE);

        assertThat(rows("a,b\n" + endless + ",2\n3,4\n")).hasSize(2).last().isEqualTo("3:[3, 4]");
    }

    @Test
    void a_gzip_file_is_unpacked_whatever_its_name() throws IOException {
        assertThat(rows(gzip("a,b\n1,2\n"))).containsExactly("2:[1, 2]");
    }

    @Test
    void a_truncated_gzip_file_gives_its_whole_rows_and_says_so() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int row = 0; row < 20_000; row++) {
            text.append(row * 7919L % 10_007)
                    .append(",\"")
                    .append(row * 104_729L)
                    .append("\"\n");
        }
        byte[] whole = gzip(text.toString());

        List<String> all = rows(whole);
        assertThat(brokeOff).isFalse();
        List<String> some = rows(Arrays.copyOf(whole, whole.length * 2 / 3));

        assertThat(brokeOff).isTrue();
        assertThat(some).hasSizeGreaterThan(10_000).hasSizeLessThan(20_000);
        assertThat(all).startsWith(some.toArray(String[]::new));
    }

    @Test
    void other_separators_are_read() throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "a;b\n1,5;2\n");
        try (RowReader reader = new RowReader(new ImportFile(file), ';')) {
            assertThat(reader.next()).extracting(CsvRow::fields).isEqualTo(List.of("1,5", "2"));
        }
    }

    @Test
    void a_file_without_a_header_is_refused() {
        assertThatExceptionOfType(ImportRefused.class).isThrownBy(() -> rows(""));
        assertThatExceptionOfType(ImportRefused.class).isThrownBy(() -> rows("\"a,b\n1,2\n"));
    }

    private List<String> rows(String text) throws IOException {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each row as its line, a colon or an exclamation mark where it has a problem, and its fields. */
    private List<String> rows(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("x.csv"), bytes);
        ImportFile file = new ImportFile(path);
        List<String> rows = new ArrayList<>();
        try (RowReader reader = new RowReader(file, ',')) {
            for (CsvRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row.line() + (row.problem() == null ? ":" : "!") + row.fields());
            }
        }
        brokeOff = file.failure().isPresent();
        return rows;
    }

    private RowReader reader(byte[] bytes) throws IOException {
        return new RowReader(new ImportFile(Files.write(folder.resolve("x.csv"), bytes)), ',');
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
