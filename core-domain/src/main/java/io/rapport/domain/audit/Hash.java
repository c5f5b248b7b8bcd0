package io.rapport.domain.audit;

import java.util.Arrays;
import java.util.Base64;

/** A SHA-256 value. */
public final class Hash {

    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException if they are not {@link #BYTES} */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash has " + BYTES + " bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** One of the hashes that stand in a row without anything between them, counted from 0. */
    public static Hash at(byte[] hashes, int index) {
        return new Hash(Arrays.copyOfRange(hashes, index * BYTES, (index + 1) * BYTES));
    }

    /** @throws IllegalArgumentException if it is not the one base64 form of a hash (RFC 4648, section 4) */
    public static Hash parse(String base64) {
        return of(StrictBase64.decode(base64));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Writes it where {@link #at} reads it. */
    public void put(byte[] hashes, int index) {
        System.arraycopy(bytes, 0, hashes, index * BYTES, BYTES);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
