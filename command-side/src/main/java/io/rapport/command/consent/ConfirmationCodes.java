package io.rapport.command.consent;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentRejection.WrongConfirmationCode;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.shared.HcpId;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/**
 * The codes by which double opt-in is confirmed: the first 128 bits of a keyed HMAC of the record. So none is stored, and no
 * number of attempts finds one.
 */
@Component
class ConfirmationCodes {

    private static final String SCHEME = "consent-confirmation";
    private static final int HEX_DIGITS = 32;

    private final Fingerprints fingerprints;

    ConfirmationCodes(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    String of(HcpId hcp, ConsentRecordId record) {
        return fingerprints
                .of(SCHEME, hcp.value() + " " + record.value())
                .value()
                .substring(0, HEX_DIGITS);
    }

    /** Takes as long for every wrong code. */
    void require(String code, HcpId hcp, ConsentRecordId record) {
        if (!MessageDigest.isEqual(of(hcp, record).getBytes(US_ASCII), code.getBytes(US_ASCII))) {
            throw new WrongConfirmationCode();
        }
    }
}
