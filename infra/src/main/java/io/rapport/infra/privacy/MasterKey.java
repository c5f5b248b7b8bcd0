package io.rapport.infra.privacy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key-encryption key and those before it, as Tink's AES-256-GCM: the first encrypts, all decrypt. */
final class MasterKey {

    static final int BYTES = 32;

    private final Aead aead;
    private final String fingerprint;

    private MasterKey(Aead aead, String fingerprint) {
        this.aead = aead;
        this.fingerprint = fingerprint;
    }

    /** @param previous keys under which something may still be encrypted */
    static MasterKey of(String current, List<String> previous) throws GeneralSecurityException {
        KeysetHandle.Builder keys = KeysetHandle.newBuilder()
                .addEntry(entry("rapport.privacy.key-encryption-key", current)
                        .withFixedId(1)
                        .makePrimary());
        for (int i = 0; i < previous.size(); i++) {
            keys.addEntry(entry("rapport.privacy.previous-key-encryption-keys[" + i + "]", previous.get(i))
                    .withFixedId(i + 2));
        }
        return new MasterKey(keys.build().getPrimitive(AeadConfig2026.get(), Aead.class), fingerprint(current));
    }

    @AccessesPartialKey
    private static KeysetHandle.Builder.Entry entry(String property, String base64) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        return KeysetHandle.importKey(AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(decode(property, base64), InsecureSecretKeyAccess.get()))
                .build());
    }

    Aead aead() {
        return aead;
    }

    /** Tells the key that encrypts from others, and nothing about it: 64 bits of a hash, in hex. */
    String fingerprint() {
        return fingerprint;
    }

    private static String fingerprint(String base64) {
        byte[] key = decode("rapport.privacy.key-encryption-key", base64);
        return HexFormat.of().formatHex(new Hmac(key).of("key-encryption-key".getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    static byte[] decode(String property, @Nullable String base64) {
        if (base64 == null) {
            throw new IllegalArgumentException(property + ": expected 32 random bytes in base64");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": expected base64", e);
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(property + ": expected 32 bytes in base64");
        }
        return bytes;
    }
}
