package io.rapport.query.hcp;

import io.rapport.domain.hcp.HcpRejection.HcpIsErased;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.HcpId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells HCPs that exist from those that don't, for reads that would otherwise answer with nothing. */
@Component
public final class KnownHcps {

    /** The projection that knows them. */
    public static final String PROJECTION = "hcp-profile";

    private final JdbcClient jdbc;

    KnownHcps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws UnknownHcp if nobody was ever registered under the id
     * @throws HcpIsErased if the HCP was erased
     */
    public void require(HcpId id) {
        boolean known = jdbc.sql("select exists (select from read_model.hcp_profile where hcp_id = :hcp)")
                .param("hcp", id.value())
                .query(Boolean.class)
                .single();
        if (!known) {
            throw absent(id);
        }
    }

    /** Why nothing is known of an HCP. */
    DomainRejection absent(HcpId id) {
        boolean erased = jdbc.sql(
                        "select exists (select from read_model.hcp_erasure where hcp_id = :hcp and erased_at is not null)")
                .param("hcp", id.value())
                .query(Boolean.class)
                .single();
        return erased ? new HcpIsErased() : new UnknownHcp();
    }
}
