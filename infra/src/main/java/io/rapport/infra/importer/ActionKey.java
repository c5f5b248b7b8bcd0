package io.rapport.infra.importer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What makes two rows the same action: person, content, action, time, session and channel, as the mapping understands
 * them.
 *
 * @param name the first 128 bits of their SHA-256 in hex
 * @param hash the first 64 of these bits
 */
record ActionKey(String name, long hash) {

    static ActionKey of(ReadyAction action) {
        MessageDigest digest = Sha256.digest();
        add(digest, action.person().value());
        add(digest, action.content().value());
        add(digest, action.kind().code());
        add(digest, action.at().toString());
        add(digest, action.session() == null ? null : action.session().value());
        add(digest, Codes.of(action.channel()));
        byte[] sum = digest.digest();
        return new ActionKey(
                HexFormat.of().formatHex(sum, 0, 16), ByteBuffer.wrap(sum).getLong());
    }

    /** @param occurrence how many rows earlier in the file are the same action */
    String clientId(int occurrence) {
        return name + "-" + occurrence;
    }

    /** The length before each field keeps apart what a separator inside a field would not. */
    private static void add(MessageDigest digest, @Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(field == null ? -1 : bytes.length)
                .array());
        digest.update(bytes);
    }
}
