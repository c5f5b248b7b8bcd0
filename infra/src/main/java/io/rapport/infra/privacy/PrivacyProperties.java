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
 * @param anonymousMixing how long the anonymous actions of batches that also have others are gathered, to be recorded
 *     together and in random order; at zero each batch's are recorded alone
 * @param erasureJournal a file outside the database that is told who was erased, so that a backup that is restored brings
 *     nobody back; none where it is absent
 */
@ConfigurationProperties("rapport.privacy")
public record PrivacyProperties(
        String keyEncryptionKey,
        @DefaultValue List<String> previousKeyEncryptionKeys,
        String fingerprintKey,
        @DefaultValue("7d") Duration anonymousIdRotation,
        @DefaultValue("100ms") Duration anonymousMixing,
        @Nullable Path erasureJournal) {

    private static final Duration LONGEST_MIXING = Duration.ofSeconds(5);

    public PrivacyProperties {
        MasterKey.decode("rapport.privacy.key-encryption-key", keyEncryptionKey);
        MasterKey.decode("rapport.privacy.fingerprint-key", fingerprintKey);
        if (anonymousMixing.isNegative() || anonymousMixing.compareTo(LONGEST_MIXING) > 0) {
            throw new IllegalArgumentException("rapport.privacy.anonymous-mixing: expected 0ms to "
                    + LONGEST_MIXING.toSeconds() + "s, because requests wait for it");
        }
    }

    @Override
    public String toString() {
        return "PrivacyProperties[…]";
    }
}
