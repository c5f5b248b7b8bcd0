package io.rapport.infra.importer;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.infra.importer.ImportMapping.Source;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping's source, bound to the file's header.
 *
 * @param name what the value is called in reasons
 * @param column the column's index, or -1 for a constant
 */
record Cell(
        String name, int column, String constant, @Nullable String fallback) {

    static final int CONSTANT = -1;

    /** @throws ImportRefused if the header lacks the column, or has it twice */
    static Cell of(Source source, String key, List<String> header) {
        String name = key.substring(key.lastIndexOf('.') + 1);
        return source.column() == null
                ? new Cell(name, CONSTANT, String.valueOf(source.constant()).strip(), null)
                : new Cell(name, index(source.column(), key + ".column", header), "", source.fallback());
    }

    static int index(String column, String key, List<String> header) {
        List<String> names = header.stream().map(String::strip).toList();
        int index = names.indexOf(column);
        if (index < 0 || index != names.lastIndexOf(column)) {
            throw new ImportRefused(key + ": expected a column that the file has once (" + String.join(", ", names)
                    + "), found \"" + column + "\"");
        }
        return index;
    }

    String text(CsvRow row) {
        return column == CONSTANT ? constant : row.fields().get(column).strip();
    }

    /** The value, or nothing where the cell is empty and has no default. */
    <T> Optional<T> find(CsvRow row, Function<String, T> make) {
        return text(row).isEmpty() && fallback == null ? Optional.empty() : Optional.of(get(row, make));
    }

    /** @throws BadRow if neither the cell nor its default is a value */
    <T> T get(CsvRow row, Function<String, T> make) {
        String text = text(row);
        try {
            if (text.isEmpty() && fallback == null) {
                throw new BadRow(name + ": empty");
            }
            return make.apply(text.isEmpty() ? String.valueOf(fallback) : text);
        } catch (InvalidValue | DateTimeException e) {
            if (fallback != null) {
                return make.apply(fallback);
            }
            throw new BadRow(name + ": " + (e instanceof InvalidValue invalid ? invalid.detail() : "expected a date"));
        }
    }
}
