package io.rapport.infra.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A resource of lines with columns between bars; empty lines and those that start with {@code #} do not count. */
final class Table {

    record Row(List<String> columns) {

        String text(int column) {
            return columns.get(column);
        }

        double number(int column) {
            return Double.parseDouble(text(column));
        }

        /** The parts of a column between {@code separator}. */
        List<String> list(int column, String separator) {
            return split(text(column), separator);
        }
    }

    private Table() {}

    static List<Row> read(String resource) {
        try (InputStream in = Table.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> new Row(split(line, "|")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(Pattern.quote(separator), -1))
                .map(String::strip)
                .toList();
    }
}
