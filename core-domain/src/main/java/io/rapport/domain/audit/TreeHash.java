package io.rapport.domain.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How leaves and nodes are hashed (RFC 9162, section 2.1.1). Their prefixes keep one from being taken for the other. */
public final class TreeHash {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** The root of a tree without leaves. */
    public static final Hash EMPTY = Hash.of(sha256().digest());

    private TreeHash() {}

    public static Hash leaf(byte[] data) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return Hash.of(digest.digest(data));
    }

    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes());
        return Hash.of(digest.digest(right.bytes()));
    }

    /** The root of the complete tree over hashes that stand in a row, whose count is a power of two. */
    static Hash complete(byte[] hashes, int first, int count) {
        if (count == 1) {
            return Hash.at(hashes, first);
        }
        int half = count / 2;
        return node(complete(hashes, first, half), complete(hashes, first + half, half));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
