package io.rapport.infra.bundle;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The lines of an entry, each of a length that memory holds. For one thread. */
final class Lines implements AutoCloseable {

    /** An event has up to 2 MB by default, and escaping may make six of each byte. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final int BUFFER = 65_536;

    private final BundleEntry entry;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long number;

    Lines(BundleEntry entry, InputStream in) {
        this.entry = entry;
        this.in = in;
    }

    /** How many were read. */
    long number() {
        return number;
    }

    /**
     * The next line without its line feed, or nothing after the last.
     *
     * @throws BrokenBundle if it does not end, is too long, or is nothing that can be inflated
     */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (next == end && !fill()) {
                if (line.size() > 0) {
                    throw BrokenBundle.in(entry, "the last line does not end");
                }
                return null;
            }
            int feed = next;
            while (feed < end && buffer[feed] != '\n') {
                feed++;
            }
            if (line.size() + feed - next > MOST_BYTES) {
                throw BrokenBundle.in(entry, "line " + (number + 1) + " is longer than any event");
            }
            line.write(buffer, next, feed - next);
            boolean complete = feed < end;
            next = Math.min(end, feed + 1);
            if (complete) {
                number++;
                return line.toByteArray();
            }
        }
    }

    private boolean fill() throws IOException {
        try {
            end = in.read(buffer);
            next = 0;
        } catch (ZipException | EOFException e) {
            throw BrokenBundle.in(entry, "it cannot be inflated");
        }
        if (end < 0) {
            end = 0;
            return false;
        }
        return true;
    }

    static boolean startsWith(byte[] line, byte[] start) {
        return line.length >= start.length && Arrays.equals(line, 0, start.length, start, 0, start.length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
