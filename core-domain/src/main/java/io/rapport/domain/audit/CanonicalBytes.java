package io.rapport.domain.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Values one after the other, such that no two sequences of values give the same bytes. Numbers are big-endian. */
final class CanonicalBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    CanonicalBytes tag(int value) {
        bytes.write(value);
        return this;
    }

    CanonicalBytes int32(int value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    CanonicalBytes int64(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    /** The length, of 4 bytes, and the bytes. */
    CanonicalBytes bytes(byte[] value) {
        int32(value.length);
        bytes.writeBytes(value);
        return this;
    }

    CanonicalBytes text(String value) {
        return bytes(utf8(value));
    }

    /** @throws IllegalArgumentException if it holds half a character, which UTF-8 cannot express */
    static byte[] utf8(String value) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text that has no form in UTF-8", e);
        }
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
