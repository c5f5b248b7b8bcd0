package io.rapport.infra.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The notes in a file of checkpoints, one after the other and each followed by an empty line. What is not one is given as it
 * stands, up to where the next may begin. For one thread.
 */
final class NoteBlocks implements AutoCloseable {

    /** What a signature line begins with. */
    private static final String SIGNATURE = "\u2014 ";

    private final BufferedReader lines;

    private NoteBlocks(BufferedReader lines) {
        this.lines = lines;
    }

    /**
     * @param bytes how much of the file's end is read; notes that are not there as a whole are left out, but for the last
     */
    static NoteBlocks ofEnd(Path file, long bytes) throws IOException {
        if (!Files.exists(file)) {
            return new NoteBlocks(new BufferedReader(Reader.nullReader()));
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        long start = Math.max(0, channel.size() - bytes);
        channel.position(start);
        InputStream stream = Channels.newInputStream(channel);
        NoteBlocks blocks = new NoteBlocks(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        if (start > 0) {
            blocks.skipToNextNote();
        }
        return blocks;
    }

    static NoteBlocks of(Path file) throws IOException {
        return ofEnd(file, Long.MAX_VALUE);
    }

    private void skipToNextNote() throws IOException {
        boolean signed = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (signed && line.isEmpty()) {
                return;
            }
            signed = line.startsWith(SIGNATURE);
        }
    }

    /** The next note, or what stands in its place; empty at the file's end. */
    Optional<String> next() throws IOException {
        StringBuilder block = new StringBuilder();
        int emptyLines = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && block.isEmpty()) {
                continue;
            }
            emptyLines += line.isEmpty() ? 1 : 0;
            if (emptyLines == 2) {
                break;
            }
            block.append(line).append('\n');
        }
        return block.isEmpty() ? Optional.empty() : Optional.of(block.toString());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
