package io.rapport.infra.export;

import io.rapport.domain.export.ExportId;
import io.rapport.infra.bundle.BundleEntry;
import io.rapport.infra.bundle.BundleStore;
import io.rapport.infra.bundle.EntryFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bundles in PostgreSQL, in pieces that any process can hand out one by one. */
final class BundleTable {

    private static final int CHUNK_BYTES = 1024 * 1024;
    private static final int DROPPED_AT_ONCE = 100;

    private final JdbcClient jdbc;

    BundleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where one attempt writes; {@link AttemptOver} is thrown once that is none any more. */
    BundleStore store(ExportId id, int attempt) {
        return new BundleStore() {
            @Override
            public OutputStream write(BundleEntry entry) {
                return new Chunks(id, attempt, entry);
            }

            @Override
            public InputStream read(BundleEntry entry) {
                return BundleTable.this.read(id, entry);
            }
        };
    }

    private final class Chunks extends OutputStream {
        private final ExportId id;
        private final int attempt;
        private final BundleEntry entry;
        private final byte[] bytes = new byte[CHUNK_BYTES];
        private int filled;
        private int chunk;

        Chunks(ExportId id, int attempt, BundleEntry entry) {
            this.id = id;
            this.attempt = attempt;
            this.entry = entry;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, CHUNK_BYTES - filled);
                System.arraycopy(from, offset + done, bytes, filled, part);
                filled += part;
                done += part;
                if (filled == CHUNK_BYTES) {
                    keep();
                }
            }
        }

        private void keep() {
            byte[] content = filled == CHUNK_BYTES ? bytes : Arrays.copyOf(bytes, filled);
            // The lock keeps an erasure from passing by between the look and the insertion.
            int rows = jdbc.sql("""
                    insert into audit.bundle_chunk (export_id, entry, chunk, bytes)
                    select export_id, :entry, :chunk, :bytes from audit.export
                    where export_id = :id and attempt = :attempt and status in ('reading', 'writing')
                    for share
                    """)
                    .param("id", id.value())
                    .param("attempt", attempt)
                    .param("entry", entry.ordinal())
                    .param("chunk", chunk)
                    .param("bytes", content)
                    .update();
            if (rows == 0) {
                throw new AttemptOver();
            }
            filled = 0;
            chunk++;
        }

        @Override
        public void close() {
            if (filled > 0) {
                keep();
            }
        }
    }

    /** What an entry's pieces make up; an {@link IOException} where one is gone. */
    InputStream read(ExportId id, BundleEntry entry) {
        return new InputStream() {
            private InputStream piece = InputStream.nullInputStream();
            private int next;
            private boolean ended;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int read = piece.read(to, offset, length);
                while (read < 0 && !ended) {
                    piece = nextPiece();
                    read = piece.read(to, offset, length);
                }
                return read;
            }

            private InputStream nextPiece() {
                byte[] bytes = jdbc.sql(
                                "select bytes from audit.bundle_chunk where export_id = :id and entry = :entry and chunk = :chunk")
                        .param("id", id.value())
                        .param("entry", entry.ordinal())
                        .param("chunk", next)
                        .query(byte[].class)
                        .optional()
                        .orElseGet(() -> new byte[0]);
                ended = bytes.length == 0;
                next++;
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** In the transaction in which the bundle is sealed. */
    void keep(ExportId id, List<EntryFacts> entries) {
        entries.forEach(facts -> jdbc.sql("""
                insert into audit.bundle_entry (export_id, entry, crc, stored_bytes, bytes)
                values (:id, :entry, :crc, :stored, :bytes)
                """)
                .param("id", id.value())
                .param("entry", facts.entry().ordinal())
                .param("crc", facts.crc())
                .param("stored", facts.storedBytes())
                .param("bytes", facts.bytes())
                .update());
    }

    List<EntryFacts> entries(ExportId id) {
        return jdbc.sql(
                        "select entry, crc, stored_bytes, bytes from audit.bundle_entry where export_id = :id order by entry")
                .param("id", id.value())
                .query((row, index) -> new EntryFacts(
                        BundleEntry.values()[row.getInt("entry")],
                        row.getLong("crc"),
                        row.getLong("stored_bytes"),
                        row.getLong("bytes")))
                .list();
    }

    /** What an earlier attempt has left. */
    void clear(ExportId id) {
        while (jdbc.sql("""
                        delete from audit.bundle_chunk where (export_id, entry, chunk) in
                            (select export_id, entry, chunk from audit.bundle_chunk where export_id = :id limit :most)
                        """)
                        .param("id", id.value())
                        .param("most", DROPPED_AT_ONCE)
                        .update()
                > 0) {
            // Many pieces would take longer than a statement may.
        }
    }

    /**
     * Gives back the room of some of what nobody can download any more.
     *
     * @return whether there may be more
     */
    boolean clearDropped() {
        return jdbc.sql("""
                        delete from audit.bundle_chunk where (export_id, entry, chunk) in
                            (select export_id, entry, chunk from audit.bundle_chunk join audit.export using (export_id)
                             where status in ('dropped', 'failed') limit :most)
                        """).param("most", DROPPED_AT_ONCE).update() > 0;
    }
}
