package io.rapport.infra.portal;

import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.hcp.KnownHcps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** HCPs whom visitors of the demo may be. */
@Component
@ConditionalOnProperty("rapport.security.demo-key")
class PortalReaders {

    private static final int MOST = 30;

    /**
     * @param name that of the HCP, or the id where its key has been destroyed
     * @param analytics whether it may be recorded what the HCP does on the web
     * @param personalisation whether content may be chosen by it
     */
    record Reader(
            String id,
            String name,
            String specialty,
            String role,
            String country,
            String language,
            boolean verified,
            boolean analytics,
            boolean personalisation) {}

    private final JdbcClient jdbc;
    private final PersonalDataVault vault;
    private final Standings standings;
    private final KnownHcps hcps;
    private final Clock clock;

    PortalReaders(JdbcClient jdbc, PersonalDataVault vault, Standings standings, KnownHcps hcps, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.standings = standings;
        this.hcps = hcps;
        this.clock = clock;
    }

    /** Of each specialty some, both of those who are busy and of those of whom nothing is recorded. */
    List<Reader> choice() {
        Instant now = clock.instant();
        return jdbc.sql("""
                select *
                from (
                    select h.*, row_number() over (
                        partition by h.specialty, a.actions is null order by a.actions desc, h.hcp_id) as place
                    from read_model.hcp_profile h
                    left join (
                        select hcp_id, sum(count) as actions
                        from read_model.hcp_activity
                        where action <> 'email-sent'
                        group by hcp_id) a using (hcp_id)
                    where h.active) ranked
                order by place, specialty, hcp_id
                limit :most
                """)
                .param("most", MOST)
                .query((row, index) -> reader(row, now))
                .list();
    }

    /**
     * @throws io.rapport.domain.hcp.HcpRejection.UnknownHcp if nobody was ever registered under the id
     * @throws io.rapport.domain.hcp.HcpRejection.HcpIsErased if the HCP was erased
     */
    Reader require(HcpId id) {
        hcps.require(id);
        Instant now = clock.instant();
        return jdbc.sql("select * from read_model.hcp_profile where hcp_id = :id")
                .param("id", id.value())
                .query((row, index) -> reader(row, now))
                .single();
    }

    private Reader reader(ResultSet row, Instant now) throws SQLException {
        HcpId id = new HcpId(row.getString("hcp_id"));
        String name = Stream.of(row.getString("given_name"), row.getString("family_name"))
                .flatMap(part -> reveal(id, part).stream())
                .collect(Collectors.joining(" "));
        Consents consents = standings.consents(id);
        ConsentTarget web = ConsentTarget.of(Channel.WEB);
        return new Reader(
                id.value(),
                name.isEmpty() ? id.value() : name,
                row.getString("specialty"),
                row.getString("role"),
                row.getString("country"),
                row.getString("language"),
                row.getString("verified_by") != null,
                ConsentPolicy.permits(consents, Purpose.ANALYTICS, web, now),
                ConsentPolicy.permits(consents, Purpose.PERSONALISATION, web, now));
    }

    private Optional<String> reveal(HcpId id, @Nullable String ciphertext) {
        return ciphertext == null ? Optional.empty() : vault.reveal(id, new ProtectedText(ciphertext));
    }
}
