package io.rapport.infra.privacy;

import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.privacy.IdentityClaims;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.propagation.PersonalDataPlace;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Claims in a table that can be purged person by person. A claim is committed before the event that it is for: should that
 * event not be recorded, the claim stays with the HCP, who may verify again.
 */
public final class JdbcIdentityClaims implements IdentityClaims, PersonalDataPlace {

    private final JdbcClient jdbc;

    public JdbcIdentityClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean claim(HcpId hcp, Fingerprint fingerprint) {
        String holder = jdbc.sql("""
                insert into privacy.identity_claim as c (fingerprint, hcp_id) values (:fingerprint, :hcp)
                on conflict (fingerprint) do update set hcp_id = c.hcp_id
                returning hcp_id
                """)
                .param("fingerprint", fingerprint.value())
                .param("hcp", hcp.value())
                .query(String.class)
                .single();
        return holder.equals(hcp.value());
    }

    @Override
    public String name() {
        return "identity-claims";
    }

    @Override
    public String holds() {
        return "keyed fingerprints of national identifiers";
    }

    @Override
    public void forget(HcpId hcp) {
        jdbc.sql("delete from privacy.identity_claim where hcp_id = :hcp")
                .param("hcp", hcp.value())
                .update();
    }
}
