package io.rapport.infra.importer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows one by one. A row that cannot be taken apart is a row with a problem; reading goes on with the next line.
 */
public final class RowReader implements AutoCloseable {

    private final ImportFile file;
    private final LineSource lines;
    private final CsvReader.CsvReaderBuilder format;
    private final List<String> header;
    private Iterator<CsvRecord> records;

    /** @throws ImportRefused if the file cannot be opened or has no header */
    public RowReader(ImportFile file, char separator) throws IOException {
        this.file = file;
        this.lines = new LineSource(file.text(), () -> file.failure().isPresent());
        this.format = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(LineSource.MAX_LINE + 2);
        this.records = format.ofCsvRecord(lines).iterator();
        CsvRow first = read(-1);
        if (first == null || first.problem() != null) {
            throw new ImportRefused(
                    file.path() + ": expected a header, found " + (first == null ? "nothing" : first.problem()));
        }
        this.header = first.fields();
    }

    public List<String> header() {
        return header;
    }

    /** The next row, or null at the end. */
    @Nullable
    public CsvRow next() {
        return read(header.size());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private @Nullable CsvRow read(int columns) {
        while (true) {
            lines.startRecord();
            long line = lines.line() + 1;
            CsvRecord record;
            try {
                if (!records.hasNext()) {
                    return null;
                }
                record = records.next();
            } catch (CsvParseException e) {
                return broken(line, reason(e));
            }
            if (lines.endReached()) {
                return file.failure().isPresent() ? null : broken(line, "a quote is opened and never closed");
            }
            if (lines.cutOff()) {
                return broken(line, "a line of more than " + LineSource.MAX_LINE + " characters");
            }
            List<String> fields = record.getFields();
            if (fields.size() == 1 && fields.getFirst().isBlank() && columns != 1) {
                continue;
            }
            if (columns < 0 || fields.size() == columns) {
                return new CsvRow(line, fields, null);
            }
            if (swallowedRow(columns)) {
                return broken(line, "a quote is opened and not closed");
            }
            return new CsvRow(line, fields, "expected " + columns + " columns, found " + fields.size());
        }
    }

    /** Whether the record's second line would be a row of its own: then a quote too many took it in. */
    private boolean swallowedRow(int columns) {
        if (lines.handed().size() < 2) {
            return false;
        }
        try {
            return format.ofSingleCsvRecord(lines.handed().get(1)).getFieldCount() == columns;
        } catch (CsvParseException e) {
            return false;
        }
    }

    private CsvRow broken(long line, String reason) {
        String text = lines.handed().getFirst().stripTrailing();
        lines.handAgainAfterFirst();
        records = format.ofCsvRecord(lines).iterator();
        return new CsvRow(line, List.of(text), reason);
    }

    private static String reason(CsvParseException failure) {
        String message =
                failure.getCause() instanceof CsvParseException cause ? cause.getMessage() : failure.getMessage();
        return "broken quoting: " + message;
    }
}
