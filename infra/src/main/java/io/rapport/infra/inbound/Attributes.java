package io.rapport.infra.inbound;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The context attributes of a CloudEvent in binary mode: headers in UTF-8, each at most once. */
final class Attributes {

    private static final int MAX_BYTES = 1_024;

    private final Headers headers;

    Attributes(Headers headers) {
        this.headers = headers;
    }

    /** @throws Refusal.Refused if it is missing, there twice, too long or no UTF-8 */
    String required(String name) {
        return optional(name)
                .orElseThrow(() -> Refusal.refused("missing-attribute", name, "expected the header " + name));
    }

    /** @throws Refusal.Refused if it is there twice, too long or no UTF-8 */
    Optional<String> optional(String name) {
        Iterator<Header> found = headers.headers(name).iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        byte[] value = found.next().value();
        if (found.hasNext()) {
            throw Refusal.refused("repeated-attribute", name, "expected the header once");
        }
        if (value == null || value.length == 0) {
            return Optional.empty();
        }
        if (value.length > MAX_BYTES) {
            throw Refusal.refused("too-large", name, "expected at most " + MAX_BYTES + " bytes");
        }
        return Optional.of(text(name, value));
    }

    /** @throws Refusal.Refused naming {@code field}, if the bytes are no UTF-8 */
    static String text(String field, byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.refused("malformed-text", field, "expected UTF-8");
        }
    }
}
