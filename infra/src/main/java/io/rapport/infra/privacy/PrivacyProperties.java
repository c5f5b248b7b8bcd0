package io.rapport.infra.privacy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keyEncryptionKey 32 random bytes in base64, under which all data keys are encrypted; to be kept apart from the
 *     database and its backups
 * @param fingerprintKey 32 random bytes in base64, under which national identifiers are compared
 * @param anonymousIdRotation how long a repeated anonymous action is known again
 */
@ConfigurationProperties("rapport.privacy")
public record PrivacyProperties(
        String keyEncryptionKey,
        String fingerprintKey,
        @DefaultValue("7d") Duration anonymousIdRotation) {

    public PrivacyProperties {
        MasterKey.decode("rapport.privacy.key-encryption-key", keyEncryptionKey);
        MasterKey.decode("rapport.privacy.fingerprint-key", fingerprintKey);
    }

    @Override
    public String toString() {
        return "PrivacyProperties[…]";
    }
}
