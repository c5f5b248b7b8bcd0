package io.rapport.infra.demo;

import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.HcpId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A vault without keys, and fingerprints without one. */
final class OpenVault implements PersonalDataVault, Fingerprints {

    @Override
    public ProtectedText protect(HcpId hcp, RetentionClass retention, String clear) {
        byte[] bytes = clear.getBytes(StandardCharsets.UTF_8);
        return ProtectedText.of(
                retention, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public Optional<String> reveal(HcpId hcp, ProtectedText text) {
        return Optional.of(new String(Base64.getUrlDecoder().decode(text.ciphertext()), StandardCharsets.UTF_8));
    }

    @Override
    public Fingerprint of(String scheme, String text) {
        try {
            byte[] bytes = (scheme + "\n" + text).getBytes(StandardCharsets.UTF_8);
            return new Fingerprint(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
