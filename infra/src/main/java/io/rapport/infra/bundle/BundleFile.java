package io.rapport.infra.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A bundle on the disk, of which nothing is believed: its directory is read within bounds, the one layout that follows from it
 * is made, and every byte that is no content must be that of the layout. Nothing is written anywhere.
 */
final class BundleFile implements AutoCloseable {

    private static final int END_BYTES = 22;
    private static final int LOCATOR_BYTES = 20;
    private static final int END_64_BYTES = 56;
    private static final int HEADER_BYTES = 46;
    private static final long MOST_32 = 0xffffffffL;

    /** Ten entries with names of up to 20 letters and Zip64 fields need less. */
    private static final int MOST_DIRECTORY_BYTES = 4_096;

    /** Reads bytes of the file, from and up to given places. */
    private static final class Range extends InputStream {
        private final FileChannel file;
        private final long end;
        private long next;

        Range(FileChannel file, long start, long length) {
            this.file = file;
            this.next = start;
            this.end = start + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (next >= end) {
                return -1;
            }
            int most = (int) Math.min(length, end - next);
            int read = file.read(ByteBuffer.wrap(bytes, offset, most), next);
            next += Math.max(0, read);
            return read;
        }
    }

    private final FileChannel file;
    private final ZipLayout layout;

    private BundleFile(FileChannel file, ZipLayout layout) {
        this.file = file;
        this.layout = layout;
    }

    /** @throws BrokenBundle if it is not the zip of a bundle */
    static BundleFile open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            ZipLayout layout = ZipLayout.of(readDirectory(file));
            requireLayout(file, layout);
            return new BundleFile(file, layout);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static List<EntryFacts> readDirectory(FileChannel file) throws IOException {
        if (file.size() < END_BYTES) {
            throw BrokenBundle.zip("the file is too short for a zip");
        }
        ByteBuffer end = read(file, file.size() - END_BYTES, END_BYTES);
        if (end.getInt(0) != 0x06054b50 || end.getShort(20) != 0) {
            throw BrokenBundle.zip("the file does not end as a zip does; it may have been cut off, or added to");
        }
        int count = Short.toUnsignedInt(end.getShort(10));
        long length = Integer.toUnsignedLong(end.getInt(12));
        long start = Integer.toUnsignedLong(end.getInt(16));
        if (start == MOST_32) {
            ByteBuffer large = readEnd64(file);
            start = large.getLong(48);
        }
        if (count != BundleEntry.values().length) {
            throw BrokenBundle.zip("expected " + BundleEntry.values().length + " entries, not " + count);
        }
        if (length > MOST_DIRECTORY_BYTES || start < 0 || start > file.size() - length) {
            throw BrokenBundle.zip("the directory is not where the end of the zip says");
        }
        return entries(read(file, start, (int) length));
    }

    private static ByteBuffer readEnd64(FileChannel file) throws IOException {
        long at = file.size() - END_BYTES - LOCATOR_BYTES - END_64_BYTES;
        if (at < 0) {
            throw BrokenBundle.zip("the file is too short for a large zip");
        }
        return read(file, at, END_64_BYTES);
    }

    private static List<EntryFacts> entries(ByteBuffer directory) {
        List<EntryFacts> entries = new ArrayList<>();
        for (BundleEntry expected : BundleEntry.values()) {
            int at = directory.position();
            if (directory.remaining() < HEADER_BYTES || directory.getInt(at) != 0x02014b50) {
                throw BrokenBundle.zip("the directory is not one of " + BundleEntry.values().length + " entries");
            }
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int extraLength = Short.toUnsignedInt(directory.getShort(at + 30));
            if (directory.remaining() < HEADER_BYTES + nameLength + extraLength) {
                throw BrokenBundle.zip("the directory is cut off");
            }
            byte[] name = new byte[nameLength];
            directory.get(at + HEADER_BYTES, name);
            if (!new String(name, StandardCharsets.ISO_8859_1).equals(expected.fileName())) {
                throw BrokenBundle.zip("expected " + expected.fileName() + " as entry " + (expected.ordinal() + 1)
                        + " of the directory");
            }
            ByteBuffer extra =
                    directory.slice(at + HEADER_BYTES + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN);
            extra.position(Math.min(4, extraLength));
            long bytes = int32Or64(directory.getInt(at + 24), extra);
            long storedBytes = int32Or64(directory.getInt(at + 20), extra);
            entries.add(
                    new EntryFacts(expected, Integer.toUnsignedLong(directory.getInt(at + 16)), storedBytes, bytes));
            directory.position(at + HEADER_BYTES + nameLength + extraLength);
        }
        return entries;
    }

    private static long int32Or64(int value, ByteBuffer extra) {
        long unsigned = Integer.toUnsignedLong(value);
        if (unsigned != MOST_32) {
            return unsigned;
        }
        long large = extra.remaining() < Long.BYTES ? -1 : extra.getLong();
        if (large < 0) {
            throw BrokenBundle.zip("the directory has no length for an entry");
        }
        return large;
    }

    private static void requireLayout(FileChannel file, ZipLayout layout) throws IOException {
        for (int i = 0; i < layout.entries().size(); i++) {
            byte[] header = layout.header(i);
            BundleEntry entry = layout.entries().get(i).entry();
            if (layout.contentOffset(i) > file.size()
                    || !Arrays.equals(header, bytes(file, layout.headerOffset(i), header.length))) {
                throw BrokenBundle.in(entry, "what stands before it is not what the zip's directory says");
            }
        }
        byte[] directory = layout.directory();
        if (layout.length() != file.size()) {
            throw BrokenBundle.zip("the file has " + file.size() + " bytes, its entries make up " + layout.length());
        }
        if (!Arrays.equals(directory, bytes(file, layout.directoryOffset(), directory.length))) {
            throw BrokenBundle.zip("the directory has something in it that no bundle has");
        }
    }

    private static byte[] bytes(FileChannel file, long start, int length) throws IOException {
        return read(file, start, length).array();
    }

    private static ByteBuffer read(FileChannel file, long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, start + bytes.position()) < 0) {
                throw BrokenBundle.zip("the file is cut off");
            }
        }
        return bytes.flip();
    }

    long length() {
        return layout.length();
    }

    EntryFacts facts(BundleEntry entry) {
        return layout.entries().get(entry.ordinal());
    }

    /** An entry's bytes as they stand in the file. */
    InputStream stored(BundleEntry entry) {
        return new Range(
                file, layout.contentOffset(entry.ordinal()), facts(entry).storedBytes());
    }

    InputStream content(BundleEntry entry) {
        return entry.isDeflated() ? new Inflated(stored(entry)) : stored(entry);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
