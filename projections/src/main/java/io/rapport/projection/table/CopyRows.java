package io.rapport.projection.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary format of PostgreSQL's COPY, which spares the server all parsing and planning. See "Binary Format" in
 * the documentation of COPY.
 */
final class CopyRows implements AutoCloseable {

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int ABSENT = -1;
    private static final int END = -1;

    /** What is sent at once, so that the server works while the next rows are written. */
    private static final int CHUNK = 1 << 15;

    private final CopyIn copy;
    private byte[] bytes = new byte[2 * CHUNK];
    private int length;

    private CopyRows(CopyIn copy) {
        this.copy = copy;
        raw(HEADER);
        int4(0);
        int4(0);
    }

    /** @param sql a copy from the standard input in binary format */
    static CopyRows begin(Connection connection, String sql) throws SQLException {
        return new CopyRows(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
    }

    void beginRow(int columns) throws SQLException {
        if (length >= CHUNK) {
            send();
        }
        int2(columns);
    }

    void absent() {
        int4(ABSENT);
    }

    void text(String value) {
        field(value.getBytes(UTF_8));
    }

    void bigint(long value) {
        int4(Long.BYTES);
        int4((int) (value >>> Integer.SIZE));
        int4((int) value);
    }

    void integer(int value) {
        int4(Integer.BYTES);
        int4(value);
    }

    void bool(boolean value) {
        int4(1);
        require(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    /** JSON text in the first and only version of jsonb's external form. */
    void jsonb(String json) {
        byte[] utf8 = json.getBytes(UTF_8);
        int4(utf8.length + 1);
        require(1);
        bytes[length++] = 1;
        raw(utf8);
    }

    /** A field that is put together by others: its length is set when they are done. */
    void nested(Runnable content) {
        int4(0);
        int start = length;
        content.run();
        int end = length;
        length = start - Integer.BYTES;
        int4(end - start);
        length = end;
    }

    void int4(int value) {
        require(Integer.BYTES);
        bytes[length++] = (byte) (value >>> 24);
        bytes[length++] = (byte) (value >>> 16);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
    }

    private void int2(int value) {
        require(Short.BYTES);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
    }

    private void field(byte[] content) {
        int4(content.length);
        raw(content);
    }

    private void raw(byte[] content) {
        require(content.length);
        System.arraycopy(content, 0, bytes, length, content.length);
        length += content.length;
    }

    private void require(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(bytes, 0, length);
        length = 0;
    }

    /** Ends the rows. Without it none of them is written. */
    void end() throws SQLException {
        int2(END);
        send();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
