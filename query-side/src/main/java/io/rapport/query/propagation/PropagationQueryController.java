package io.rapport.query.propagation;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.propagation.EndOfUse;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.propagation.Propagation.Confirmation;
import io.rapport.query.web.ReadBarrier;
import io.rapport.query.web.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PropagationQueryController {

    /** The last decision that ended the use of data for the purpose. */
    record Ending(String recordId, String decision, long position, Instant recordedAt) {}

    /**
     * @param ended absent where the purpose was never refused, withdrawn or objected to, and no grant has run out
     * @param complete whether everybody concerned has confirmed
     */
    record PropagationView(
            String hcpId, String purpose, @Nullable Ending ended, boolean complete, List<Confirmation> consumers) {}

    private final JdbcClient jdbc;
    private final KnownHcps hcps;
    private final ReadBarrier barrier;
    private final PurposeCatalogue catalogue;
    private final Propagation propagation;

    PropagationQueryController(
            JdbcClient jdbc, KnownHcps hcps, ReadBarrier barrier, PurposeCatalogue catalogue, Propagation propagation) {
        this.jdbc = jdbc;
        this.hcps = hcps;
        this.barrier = barrier;
        this.catalogue = catalogue;
        this.propagation = propagation;
    }

    @GetMapping("/api/v1/hcps/{id}/consents/{purpose}/propagation")
    PropagationView find(
            @PathVariable HcpId id,
            @PathVariable Purpose purpose,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        catalogue.require(purpose);
        barrier.await(minPosition, KnownHcps.PROJECTION, "hcp-consent");
        hcps.require(id);
        Optional<Ending> ending = ending(id, purpose);
        List<Confirmation> consumers = ending.map(
                        ended -> propagation.of(EndOfUse.forPurposes(id, Set.of(purpose)), ended.position()))
                .orElse(List.of());
        return new PropagationView(
                id.value(),
                purpose.value(),
                ending.orElse(null),
                consumers.stream().allMatch(consumer -> consumer.confirmedAt() != null),
                consumers);
    }

    private Optional<Ending> ending(HcpId id, Purpose purpose) {
        return jdbc.sql("""
                select record_id, decision, position, recorded_at
                from read_model.hcp_consent
                where hcp_id = :hcp
                  and (purpose = :purpose and decision in ('refuse', 'withdraw', 'expire')
                       or decision = 'object' and :purpose = any (purposes))
                order by position desc
                limit 1
                """)
                .param("hcp", id.value())
                .param("purpose", purpose.value())
                .query((row, index) -> new Ending(
                        row.getString("record_id"),
                        row.getString("decision"),
                        row.getLong("position"),
                        Rows.instant(row, "recorded_at")))
                .optional();
    }
}
