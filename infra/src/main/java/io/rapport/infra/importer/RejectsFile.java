package io.rapport.infra.importer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that were not imported: line number, reason and the original fields. There is no file without a reject. */
final class RejectsFile implements AutoCloseable {

    private static final List<String> OWN_COLUMNS = List.of("line", "reason");

    private final Path path;
    private final List<String> header;
    private @Nullable FileChannel channel;
    private @Nullable CsvWriter writer;

    RejectsFile(Path path, List<String> header) {
        this.path = path;
        this.header = header;
    }

    /**
     * Removes what an earlier import left.
     *
     * @throws ImportRefused if the file is no rejects file, which nobody meant to lose
     */
    void startAnew() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isRegularFile(path) || !isRejectsFile()) {
            throw new ImportRefused(path + " exists and is not a rejects file; name another one by --rejects");
        }
        Files.delete(path);
    }

    /**
     * Goes on after the first {@code bytes}; what follows them will be found again.
     *
     * @return the numbers of the lines that are kept
     */
    BitSet continueAfter(long bytes) throws IOException {
        BitSet lines = new BitSet();
        if (Files.notExists(path) || Files.size(path) < bytes) {
            return lines;
        }
        if (bytes == 0) {
            startAnew();
            return lines;
        }
        try (FileChannel kept = FileChannel.open(path, StandardOpenOption.WRITE)) {
            kept.truncate(bytes);
        }
        try (CsvReader<CsvRecord> rejects = reader()) {
            Iterator<CsvRecord> records = rejects.iterator();
            records.next();
            records.forEachRemaining(reject -> lines.set(Integer.parseInt(reject.getField(0))));
        }
        return lines;
    }

    void add(CsvRow row, String reason) throws IOException {
        List<String> fields = new ArrayList<>(List.of(Long.toString(row.line()), reason));
        fields.addAll(row.fields());
        writer().writeRecord(fields);
    }

    /** Makes all rejects durable and answers the length of the file. */
    long flush() throws IOException {
        if (writer == null || channel == null) {
            return Files.exists(path) ? Files.size(path) : 0;
        }
        writer.flush();
        channel.force(true);
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private CsvWriter writer() throws IOException {
        if (writer == null) {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.position(channel.size());
            OutputStream out = Channels.newOutputStream(channel);
            writer = CsvWriter.builder().build(out);
            if (channel.size() == 0) {
                List<String> columns = new ArrayList<>(OWN_COLUMNS);
                columns.addAll(header);
                writer.writeRecord(columns);
            }
        }
        return writer;
    }

    private boolean isRejectsFile() throws IOException {
        try (CsvReader<CsvRecord> rejects = reader()) {
            Iterator<CsvRecord> records = rejects.iterator();
            if (!records.hasNext()) {
                return true;
            }
            List<String> columns = records.next().getFields();
            return columns.size() > 2 && columns.subList(0, 2).equals(OWN_COLUMNS);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private CsvReader<CsvRecord> reader() throws IOException {
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(path);
    }
}
