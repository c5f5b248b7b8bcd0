package io.rapport.infra.privacy;

import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.propagation.PersonalDataPlace;

/** The keys without which no personal field of an HCP can be read, wherever a copy of it may be. */
final class DataKeys implements PersonalDataPlace {

    private final TinkPersonalDataVault vault;

    DataKeys(TinkPersonalDataVault vault) {
        this.vault = vault;
    }

    @Override
    public String name() {
        return "data-keys";
    }

    @Override
    public String holds() {
        return "the keys of personal fields";
    }

    /** Those of records that the law keeps stay until their day. */
    @Override
    public void forget(HcpId hcp) {
        RetentionClass.endingWithErasure().forEach(retention -> vault.destroy(hcp, retention));
    }
}
