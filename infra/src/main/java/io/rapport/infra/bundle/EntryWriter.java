package io.rapport.infra.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes one entry as it is stored, and measures it on both sides of the deflation. For one thread. */
final class EntryWriter extends OutputStream {

    private static final int BUFFER = 65_536;

    /** Counts what goes through it. */
    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            bytes++;
        }

        @Override
        public void write(byte[] values, int offset, int length) throws IOException {
            out.write(values, offset, length);
            bytes += length;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private final BundleEntry entry;
    private final CRC32 crc = new CRC32();
    private final DigestOutputStream stored;
    private final Counted storedCount;
    private final DigestOutputStream content;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private long bytes;

    EntryWriter(BundleEntry entry, OutputStream out) {
        this.entry = entry;
        this.stored = new DigestOutputStream(out, Sha256.digest());
        this.storedCount = new Counted(stored);
        this.content = new DigestOutputStream(
                entry.isDeflated() ? new DeflaterOutputStream(storedCount, deflater, BUFFER) : storedCount,
                Sha256.digest());
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] values, int offset, int length) throws IOException {
        crc.update(values, offset, length);
        content.write(values, offset, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        try {
            content.close();
        } finally {
            deflater.end();
        }
    }

    /** Gives back memory outside the heap, whether or not it was closed. */
    void release() {
        deflater.end();
    }

    EntryFacts facts() {
        return new EntryFacts(entry, crc.getValue(), storedCount.bytes, bytes);
    }

    /** What the manifest says; once it is closed. */
    ManifestEntry manifestEntry() {
        return new ManifestEntry(
                entry.fileName(),
                bytes,
                Sha256.hex(content.getMessageDigest().digest()),
                storedCount.bytes,
                Sha256.hex(stored.getMessageDigest().digest()));
    }
}
