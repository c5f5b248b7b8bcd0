package io.rapport.infra.cli;

import java.io.IOException;
import java.nio.file.Path;

/** The demo's key-encryption and fingerprint keys, made at its first start. */
record PrivacyKeys(String keyEncryptionKey, String fingerprintKey) {

    private static final String KEY_ENCRYPTION_KEY = "key-encryption-key";
    private static final String FINGERPRINT_KEY = "fingerprint-key";
    private static final String WITHOUT = "the data of this demo cannot be read";

    static PrivacyKeys openOrCreate(Path file) throws IOException {
        KeyFile keys = KeyFile.openOrCreate(
                file,
                "Without these keys no personal field of this demo can be read.",
                KEY_ENCRYPTION_KEY,
                FINGERPRINT_KEY);
        return new PrivacyKeys(keys.key(KEY_ENCRYPTION_KEY, WITHOUT), keys.key(FINGERPRINT_KEY, WITHOUT));
    }
}
