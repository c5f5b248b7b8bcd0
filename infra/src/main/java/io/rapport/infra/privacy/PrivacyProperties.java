package io.rapport.infra.privacy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keyEncryptionKey 32 random bytes in base64, under which all data keys are encrypted; to be kept apart from the
 *     database and its backups
 * @param previousKeyEncryptionKeys keys in its place before, under which something may still be encrypted
 * @param fingerprintKey 32 random bytes in base64, under which national identifiers are compared
 * @param anonymousIdRotation how long a repeated anonymous action is known again
 * @param erasureJournal a file outside the database that is told who was erased, so that a backup that is restored brings
 *     nobody back; none where it is absent
 */
@ConfigurationProperties("rapport.privacy")
public record PrivacyProperties(
        String keyEncryptionKey,
        @DefaultValue List<String> previousKeyEncryptionKeys,
        String fingerprintKey,
        @DefaultValue("7d") Duration anonymousIdRotation,
        @Nullable Path erasureJournal) {

    public PrivacyProperties {
        MasterKey.decode("rapport.privacy.key-encryption-key", keyEncryptionKey);
        MasterKey.decode("rapport.privacy.fingerprint-key", fingerprintKey);
    }

    @Override
    public String toString() {
        return "PrivacyProperties[…]";
    }
}
