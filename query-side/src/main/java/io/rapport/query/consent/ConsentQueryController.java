package io.rapport.query.consent;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.consent.ConsentStanding.Decision;
import io.rapport.query.consent.ConsentStanding.PurposeStanding;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.web.ReadBarrier;
import io.rapport.query.web.Rows;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ConsentQueryController {

    private final JdbcClient jdbc;
    private final KnownHcps hcps;
    private final ReadBarrier barrier;
    private final PurposeCatalogue catalogue;
    private final Clock clock;

    ConsentQueryController(
            JdbcClient jdbc, KnownHcps hcps, ReadBarrier barrier, PurposeCatalogue catalogue, Clock clock) {
        this.jdbc = jdbc;
        this.hcps = hcps;
        this.barrier = barrier;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * @param asOf the moment that is asked about; now if absent
     * @param knownAt only what was recorded by then counts; now if absent
     */
    @GetMapping("/api/v1/hcps/{id}/consents")
    ConsentStanding find(
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
        barrier.await(minPosition, KnownHcps.PROJECTION, "hcp-consent");
        hcps.require(id);
        Instant now = clock.instant();
        Instant at = asOf == null ? now : asOf;
        Instant known = knownAt == null ? now : knownAt;
        List<Decision> decisions = decisions(id, known);
        ConsentHistory history = new ConsentHistory(
                decisions.stream().map(decision -> event(id, decision)).toList());
        return new ConsentStanding(
                id.value(),
                at,
                known,
                catalogue.entries().stream()
                        .map(entry -> new PurposeStanding(
                                entry.purpose().value(),
                                entry.title(),
                                entry.legalBasis(),
                                inForce(history, entry.purpose(), at)))
                        .toList(),
                decisions);
    }

    private static Map<String, String> inForce(ConsentHistory history, Purpose purpose, Instant at) {
        Map<String, String> channels = new LinkedHashMap<>();
        for (Channel channel : Channel.values()) {
            ConsentPolicy.basis(history, purpose, channel, at)
                    .ifPresent(grant -> channels.put(
                            channel.name().toLowerCase(Locale.ROOT),
                            grant.recordId().value()));
        }
        return channels;
    }

    private List<Decision> decisions(HcpId id, Instant knownAt) {
        return jdbc.sql("""
                select *
                from read_model.hcp_consent
                where hcp_id = :hcp and recorded_at <= :knownAt
                order by decided_at, position
                """)
                .param("hcp", id.value())
                .param("knownAt", Timestamp.from(knownAt))
                .query((row, index) -> new Decision(
                        row.getString("record_id"),
                        row.getString("decision"),
                        row.getString("purpose"),
                        row.getString("channel"),
                        row.getString("notice"),
                        Rows.instant(row, "decided_at"),
                        Rows.instantOrNull(row, "expires_at"),
                        Rows.instant(row, "recorded_at")))
                .list();
    }

    private static ConsentEvent event(HcpId hcp, Decision decision) {
        ConsentRecordId record = new ConsentRecordId(decision.recordId());
        String channel = decision.channel();
        ConsentScope scope = new ConsentScope(
                new Purpose(decision.purpose()),
                channel == null ? null : Channel.valueOf(channel.toUpperCase(Locale.ROOT)));
        NoticeVersion notice = new NoticeVersion(decision.notice() == null ? "none" : decision.notice());
        return switch (decision.decision()) {
            case "grant" -> new ConsentGranted(hcp, record, scope, notice, decision.decidedAt(), decision.expiresAt());
            case "refuse" -> new ConsentRefused(hcp, record, scope, notice, decision.decidedAt());
            default -> new ConsentWithdrawn(hcp, record, scope, decision.decidedAt());
        };
    }
}
