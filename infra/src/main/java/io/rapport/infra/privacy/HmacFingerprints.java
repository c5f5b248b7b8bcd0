package io.rapport.infra.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.privacy.Fingerprints;
import java.util.HexFormat;

/** HMAC-SHA-256 (RFC 2104) of scheme and text, each preceded by its length. */
public final class HmacFingerprints implements Fingerprints {

    private final Hmac keyed;

    public HmacFingerprints(byte[] key) {
        this.keyed = new Hmac(key);
    }

    @Override
    public Fingerprint of(String scheme, String text) {
        return new Fingerprint(HexFormat.of().formatHex(keyed.of(scheme.getBytes(UTF_8), text.getBytes(UTF_8))));
    }
}
