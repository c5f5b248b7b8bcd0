package io.rapport.infra.importer;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The file to import as UTF-8 text, unpacked while it is read if it is gzip (by its first bytes, not by its name).
 *
 * <p>A file that breaks off reads as if it ended there; {@link #failure} tells. So every row before the break is seen.
 */
public final class ImportFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final long size;
    private final Counting packed;
    private final Holding unpacked;

    public ImportFile(Path path) throws IOException {
        this.path = path;
        this.size = Files.size(path);
        this.packed = new Counting(Files.newInputStream(path));
        try {
            this.unpacked = new Holding(unpack(new BufferedInputStream(packed, BUFFER)));
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    Reader text() {
        return new InputStreamReader(unpacked, StandardCharsets.UTF_8);
    }

    /** How much of the file as it lies on disk was read, from 0 to 1. */
    double fraction() {
        return size == 0 ? 1 : Math.min(1, (double) packed.count.get() / size);
    }

    /** Why the file could not be read to its end. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(unpacked.failure);
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }

    private static InputStream unpack(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static final class Counting extends FilterInputStream {

        private final AtomicLong count = new AtomicLong();

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count.addAndGet(Math.max(0, read));
            return read;
        }
    }

    private static final class Holding extends FilterInputStream {

        private @Nullable IOException failure;

        Holding(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (failure != null) {
                return -1;
            }
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                return -1;
            }
        }
    }
}
