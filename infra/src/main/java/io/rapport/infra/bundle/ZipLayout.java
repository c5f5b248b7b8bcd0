package io.rapport.infra.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The one form that a bundle's zip has, given its entries (PKWARE APPNOTE 6.3.3, sections 4.3 and 4.5.3): headers that know the
 * lengths, no dates, no comments, no gaps, Zip64 fields only where a length or an offset has no place in 4 bytes. A reader
 * makes the same and compares bytes, so that nothing can be hidden in what zips leave open.
 */
public final class ZipLayout {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int DIRECTORY_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LOCATOR = 0x07064b50;

    private static final int VERSION = 20;
    private static final int VERSION_64 = 45;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int EXTRA_64 = 1;

    /** 1980-01-01, the first day that there is in zips. */
    private static final int NO_DATE = 0x0021;

    private static final long MOST_32 = 0xffffffffL;
    private static final int END_64_REST = 44;

    /** Numbers in the order of bytes that zips have. */
    private static final class Bytes {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Bytes int16(int value) {
            out.write(value);
            out.write(value >>> Byte.SIZE);
            return this;
        }

        Bytes int32(long value) {
            return raw(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) value)
                    .array());
        }

        Bytes int64(long value) {
            return raw(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(value)
                    .array());
        }

        /** As 4 bytes, or the mark that says that 8 are elsewhere. */
        Bytes int32Or64(long value) {
            return int32(Math.min(value, MOST_32));
        }

        Bytes raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }
    }

    private final List<EntryFacts> entries;
    private final List<byte[]> headers = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private final long directoryOffset;
    private final byte[] directory;

    private ZipLayout(List<EntryFacts> entries) {
        this.entries = List.copyOf(entries);
        long offset = 0;
        for (EntryFacts entry : entries) {
            byte[] header = localHeader(entry);
            headers.add(header);
            offsets.add(offset);
            offset += header.length + entry.storedBytes();
        }
        this.directoryOffset = offset;
        this.directory = directory(offset);
    }

    public static ZipLayout of(List<EntryFacts> entries) {
        return new ZipLayout(entries);
    }

    public List<EntryFacts> entries() {
        return entries;
    }

    /** What stands before the content of an entry, by its index. */
    public byte[] header(int index) {
        return headers.get(index).clone();
    }

    long headerOffset(int index) {
        return offsets.get(index);
    }

    long contentOffset(int index) {
        return offsets.get(index) + headers.get(index).length;
    }

    long directoryOffset() {
        return directoryOffset;
    }

    /** What stands behind all entries. */
    public byte[] directory() {
        return directory.clone();
    }

    /** Of the whole file. */
    public long length() {
        return directoryOffset + directory.length;
    }

    private static byte[] localHeader(EntryFacts facts) {
        boolean large = isLarge(facts.bytes()) || isLarge(facts.storedBytes());
        byte[] name = name(facts);
        byte[] extra = large
                ? new Bytes()
                        .int16(EXTRA_64)
                        .int16(2 * Long.BYTES)
                        .int64(facts.bytes())
                        .int64(facts.storedBytes())
                        .toByteArray()
                : new byte[0];
        return new Bytes()
                .int32(LOCAL_HEADER)
                .int16(large ? VERSION_64 : VERSION)
                .int16(0)
                .int16(method(facts))
                .int16(0)
                .int16(NO_DATE)
                .int32(facts.crc())
                .int32(large ? MOST_32 : facts.storedBytes())
                .int32(large ? MOST_32 : facts.bytes())
                .int16(name.length)
                .int16(extra.length)
                .raw(name)
                .raw(extra)
                .toByteArray();
    }

    private byte[] directoryHeader(int index) {
        EntryFacts facts = entries.get(index);
        long offset = offsets.get(index);
        byte[] name = name(facts);
        Bytes longs = new Bytes();
        int count = 0;
        for (long value : new long[] {facts.bytes(), facts.storedBytes(), offset}) {
            if (isLarge(value)) {
                longs.int64(value);
                count++;
            }
        }
        byte[] extra = count == 0
                ? new byte[0]
                : new Bytes()
                        .int16(EXTRA_64)
                        .int16(count * Long.BYTES)
                        .raw(longs.toByteArray())
                        .toByteArray();
        int version = count == 0 ? VERSION : VERSION_64;
        return new Bytes()
                .int32(DIRECTORY_HEADER)
                .int16(version)
                .int16(version)
                .int16(0)
                .int16(method(facts))
                .int16(0)
                .int16(NO_DATE)
                .int32(facts.crc())
                .int32Or64(facts.storedBytes())
                .int32Or64(facts.bytes())
                .int16(name.length)
                .int16(extra.length)
                .int16(0)
                .int16(0)
                .int16(0)
                .int32(0)
                .int32Or64(offset)
                .raw(name)
                .raw(extra)
                .toByteArray();
    }

    private byte[] directory(long start) {
        Bytes bytes = new Bytes();
        for (int i = 0; i < entries.size(); i++) {
            bytes.raw(directoryHeader(i));
        }
        long length = bytes.toByteArray().length;
        if (isLarge(start)) {
            bytes.int32(END_64)
                    .int64(END_64_REST)
                    .int16(VERSION_64)
                    .int16(VERSION_64)
                    .int32(0)
                    .int32(0)
                    .int64(entries.size())
                    .int64(entries.size())
                    .int64(length)
                    .int64(start)
                    .int32(END_64_LOCATOR)
                    .int32(0)
                    .int64(start + length)
                    .int32(1);
        }
        return bytes.int32(END)
                .int16(0)
                .int16(0)
                .int16(entries.size())
                .int16(entries.size())
                .int32(length)
                .int32Or64(start)
                .int16(0)
                .toByteArray();
    }

    private static int method(EntryFacts facts) {
        return facts.entry().isDeflated() ? DEFLATED : STORED;
    }

    private static byte[] name(EntryFacts facts) {
        return facts.entry().fileName().getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isLarge(long value) {
        return value >= MOST_32;
    }
}
