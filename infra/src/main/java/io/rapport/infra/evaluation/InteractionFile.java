package io.rapport.infra.evaluation;

import io.rapport.infra.importer.CsvRow;
import io.rapport.infra.importer.ImportFile;
import io.rapport.infra.importer.ImportRefused;
import io.rapport.infra.importer.RowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Interactions as CSV, packed by gzip or not. The columns are found by their names; others are passed over. */
final class InteractionFile {

    private static final String TIME = "timestamp";
    private static final String PERSON = "personId";
    private static final String CONTENT = "contentId";
    private static final String TYPE = "eventType";

    private InteractionFile() {}

    /**
     * @return all rows, in {@link Interaction#ORDER}
     * @throws ImportRefused naming line and column, if a row cannot be read
     */
    static List<Interaction> read(Path path) throws IOException {
        List<Interaction> interactions = new ArrayList<>();
        try (ImportFile file = new ImportFile(path);
                RowReader rows = new RowReader(file, ',')) {
            Columns columns = Columns.of(path, rows.header());
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                interactions.add(columns.interaction(path, row));
            }
            if (file.failure().isPresent()) {
                throw new ImportRefused(path + ": the file breaks off");
            }
        }
        interactions.sort(Interaction.ORDER);
        return interactions;
    }

    private record Columns(int time, int person, int content, int type) {

        static Columns of(Path path, List<String> header) {
            return new Columns(
                    place(path, header, TIME),
                    place(path, header, PERSON),
                    place(path, header, CONTENT),
                    place(path, header, TYPE));
        }

        private static int place(Path path, List<String> header, String column) {
            int place = header.indexOf(column);
            if (place < 0) {
                throw new ImportRefused(path + ": expected a column " + column);
            }
            return place;
        }

        Interaction interaction(Path path, CsvRow row) {
            if (row.problem() != null) {
                throw new ImportRefused(path + ", line " + row.line() + ": " + row.problem());
            }
            return new Interaction(
                    seconds(path, row),
                    text(path, row, person, PERSON),
                    text(path, row, content, CONTENT),
                    row.fields().get(type));
        }

        private long seconds(Path path, CsvRow row) {
            try {
                return Long.parseLong(row.fields().get(time));
            } catch (NumberFormatException e) {
                throw new ImportRefused(path + ", line " + row.line() + ": " + TIME + ": expected seconds since 1970");
            }
        }

        private static String text(Path path, CsvRow row, int place, String column) {
            String text = row.fields().get(place);
            if (text.isEmpty()) {
                throw new ImportRefused(path + ", line " + row.line() + ": " + column + ": expected an id");
            }
            return text;
        }
    }
}
