package io.rapport.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of an Ed25519 key under a name (c2sp.org/signed-note). Its text is
 * {@code name+id+base64(01 || public key)}, its id the first 4 bytes of SHA-256(name || 0A || 01 || public key).
 */
public final class VerifierKey {

    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    /** What stands before the key's bytes in the form that the JDK reads (RFC 8410, section 4). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] encoded;
    private final String id;
    private final PublicKey key;

    private VerifierKey(String name, byte[] encoded) {
        this.name = name;
        this.encoded = encoded;
        this.id = id(name, encoded);
        this.key = publicKey(encoded);
    }

    /**
     * @param name such as the origin of the log; neither spaces nor plus signs
     * @param publicKey 32 bytes (RFC 8032, section 5.1.5)
     * @throws BadNote if either is not so
     */
    public static VerifierKey of(String name, byte[] publicKey) {
        requireName(name);
        if (publicKey.length != KEY_BYTES) {
            throw new BadNote("a public key: expected " + KEY_BYTES + " bytes");
        }
        byte[] encoded = new byte[1 + KEY_BYTES];
        encoded[0] = ED25519;
        System.arraycopy(publicKey, 0, encoded, 1, KEY_BYTES);
        return new VerifierKey(name, encoded);
    }

    /** @throws BadNote if it is not the text of a key, or its id is not that of the key */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new BadNote("a verifier key: expected name+id+key");
        }
        byte[] encoded;
        try {
            encoded = StrictBase64.decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw new BadNote("a verifier key: expected base64 after the id", e);
        }
        if (encoded.length != 1 + KEY_BYTES || encoded[0] != ED25519) {
            throw new BadNote("a verifier key: expected an Ed25519 key");
        }
        VerifierKey key = of(parts[0], Arrays.copyOfRange(encoded, 1, encoded.length));
        if (!key.id.equals(parts[1])) {
            throw new BadNote("a verifier key: expected the id " + key.id + ", which is that of the name and the key");
        }
        return key;
    }

    static void requireName(String name) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || c <= ' ' || Character.isSpaceChar(c))) {
            throw new BadNote("the name of a key: expected at least one character, no spaces and no plus sign");
        }
    }

    private static String id(String name, byte[] encoded) {
        MessageDigest digest = TreeHash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return HexFormat.of().formatHex(digest.digest(encoded), 0, ID_BYTES);
    }

    private static PublicKey publicKey(byte[] encoded) {
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
        System.arraycopy(encoded, 1, x509, X509_PREFIX.length, KEY_BYTES);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new BadNote("a public key: expected one of Ed25519", e);
        }
    }

    public String name() {
        return name;
    }

    /** In hex. */
    public String id() {
        return id;
    }

    boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId().equals(id);
    }

    /** Whether a signature of 64 bytes is one of the message (RFC 8032, section 5.1.7). */
    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform of this version has Ed25519", e);
        }
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        return name + "+" + id + "+" + Base64.getEncoder().encodeToString(encoded);
    }
}
