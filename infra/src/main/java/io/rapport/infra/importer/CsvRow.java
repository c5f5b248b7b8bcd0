package io.rapport.infra.importer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row as it stands in the file.
 *
 * @param line the physical line, from 1, on which it starts
 * @param fields its fields; the line's text as the only one where it cannot be taken apart
 * @param problem why it cannot be used, if so
 */
public record CsvRow(
        long line, List<String> fields, @Nullable String problem) {}
