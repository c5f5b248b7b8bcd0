package io.rapport.query.hcp;

import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.hcp.HcpProfile.Engagement;
import io.rapport.query.hcp.HcpProfile.Licence;
import io.rapport.query.hcp.HcpProfile.Name;
import io.rapport.query.web.Moments;
import io.rapport.query.web.Moments.Tables;
import io.rapport.query.web.ReadBarrier;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HcpQueryController {

    private final JdbcClient jdbc;
    private final KnownHcps hcps;
    private final PersonalDataVault vault;
    private final ReadBarrier barrier;
    private final Moments moments;

    HcpQueryController(JdbcClient jdbc, KnownHcps hcps, PersonalDataVault vault, ReadBarrier barrier, Moments moments) {
        this.jdbc = jdbc;
        this.hcps = hcps;
        this.vault = vault;
        this.barrier = barrier;
        this.moments = moments;
    }

    /**
     * @param asOf as the HCP was then; now if absent
     * @param knownAt only what was recorded by then counts; now if absent
     */
    @GetMapping("/api/v1/hcps/{id}")
    HcpProfile find(
            @PathVariable HcpId id,
            @RequestParam(name = "as-of", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant asOf,
            @RequestParam(name = "known-at", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant knownAt,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, KnownHcps.PROJECTION, "activity");
        if (asOf != null || knownAt != null) {
            hcps.require(id);
        }
        Tables at = moments.at(id, asOf, knownAt, "hcp_profile", "hcp_activity", "hcp_session");
        Engagement engagement = engagement(id, at);
        return jdbc.sql("select * from " + at.table("hcp_profile") + " where hcp_id = :hcp")
                .params(at.parameters())
                .param("hcp", id.value())
                .query((row, index) -> profile(id, row, engagement))
                .optional()
                .orElseThrow(() -> hcps.absent(id));
    }

    /** What was sent to an HCP is nothing that it did. */
    private Engagement engagement(HcpId id, Tables at) {
        return jdbc.sql("""
                select coalesce(sum(count), 0) as actions, min(first_at) as first_at, max(last_at) as last_at,
                       (select count(*) from %s where hcp_id = :hcp) as sessions
                from %s
                where hcp_id = :hcp and action <> 'email-sent'
                """.formatted(at.table("hcp_session"), at.table("hcp_activity")))
                .params(at.parameters())
                .param("hcp", id.value())
                .query((row, index) -> new Engagement(
                        row.getLong("actions"),
                        row.getLong("sessions"),
                        Rows.instantOrNull(row, "first_at"),
                        Rows.instantOrNull(row, "last_at")))
                .single();
    }

    private HcpProfile profile(HcpId id, ResultSet row, Engagement engagement) throws SQLException {
        String given = reveal(id, row.getString("given_name"));
        String family = reveal(id, row.getString("family_name"));
        String verifiedBy = row.getString("verified_by");
        String authority = row.getString("licence_authority");
        return new HcpProfile(
                id.value(),
                given == null || family == null ? null : new Name(given, family),
                reveal(id, row.getString("email")),
                reveal(id, row.getString("phone")),
                reveal(id, row.getString("affiliation")),
                row.getString("specialty"),
                row.getString("role"),
                row.getString("country"),
                row.getString("language"),
                Rows.texts(row, "interests"),
                verifiedBy != null,
                verifiedBy,
                authority == null ? null : new Licence(authority, row.getObject("licence_expires_on", LocalDate.class)),
                Rows.texts(row, "product_access"),
                row.getBoolean("active"),
                Rows.instant(row, "registered_at"),
                Rows.instant(row, "changed_at"),
                engagement);
    }

    private @Nullable String reveal(HcpId id, @Nullable String ciphertext) {
        return ciphertext == null
                ? null
                : vault.reveal(id, new ProtectedText(ciphertext)).orElse(null);
    }
}
