package io.rapport.infra.privacy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The key-encryption key, as Tink's AES-256-GCM. */
final class MasterKey {

    static final int BYTES = 32;

    private MasterKey() {}

    @AccessesPartialKey
    static Aead of(String base64) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(
                        decode("rapport.privacy.key-encryption-key", base64), InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
                .build()
                .getPrimitive(AeadConfig2026.get(), Aead.class);
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
