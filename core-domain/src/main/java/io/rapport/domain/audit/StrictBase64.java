package io.rapport.domain.audit;

import java.util.Base64;

/** Base64 with padding, of which every value has one form; the JDK would also read forms with stray bits at the end. */
final class StrictBase64 {

    private StrictBase64() {}

    /** @throws IllegalArgumentException if it is no base64, or not the form that encoding gives */
    static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("not the canonical form of base64");
        }
        return bytes;
    }
}
