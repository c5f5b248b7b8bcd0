package io.rapport.domain.privacy;

import io.rapport.domain.shared.HcpId;
import java.util.Optional;

/** Protects and reveals personal fields under one data key per HCP and retention class. */
public interface PersonalDataVault {

    /** Encrypts, creating the data key first if need be; the key is committed when this returns. */
    ProtectedText protect(HcpId hcp, RetentionClass retention, String clear);

    /** The clear text, or empty where the key no longer exists. */
    Optional<String> reveal(HcpId hcp, ProtectedText text);
}
