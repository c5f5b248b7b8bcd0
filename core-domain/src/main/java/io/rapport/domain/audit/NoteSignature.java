package io.rapport.domain.audit;

import java.util.Base64;
import java.util.HexFormat;

/**
 * One signature line of a note: {@code — name base64(key id || signature)}.
 *
 * @param name the name of the key
 * @param keyId the first 4 bytes of the key's hash, in hex
 * @param signature 64 bytes for Ed25519
 */
public record NoteSignature(String name, String keyId, byte[] signature) {

    private static final String BEGIN = "\u2014 ";
    private static final int ID_BYTES = 4;

    static NoteSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(BEGIN) || space < BEGIN.length()) {
            throw new BadNote("a signature line: expected an em dash, a name and a signature, with spaces between");
        }
        String name = line.substring(BEGIN.length(), space);
        VerifierKey.requireName(name);
        byte[] bytes;
        try {
            bytes = StrictBase64.decode(line.substring(space + 1));
        } catch (IllegalArgumentException e) {
            throw new BadNote("a signature line: expected base64", e);
        }
        if (bytes.length <= ID_BYTES) {
            throw new BadNote("a signature line: expected a key id and a signature");
        }
        byte[] signature = new byte[bytes.length - ID_BYTES];
        System.arraycopy(bytes, ID_BYTES, signature, 0, signature.length);
        return new NoteSignature(name, HexFormat.of().formatHex(bytes, 0, ID_BYTES), signature);
    }

    String line() {
        byte[] bytes = new byte[ID_BYTES + signature.length];
        System.arraycopy(HexFormat.of().parseHex(keyId), 0, bytes, 0, ID_BYTES);
        System.arraycopy(signature, 0, bytes, ID_BYTES, signature.length);
        return BEGIN + name + " " + Base64.getEncoder().encodeToString(bytes);
    }
}
