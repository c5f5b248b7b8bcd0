package io.rapport.query.erasure;

import io.rapport.domain.erasure.ErasureRejection.UnknownErasure;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.propagation.EndOfUse;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.propagation.Propagation;
import io.rapport.query.propagation.Propagation.Confirmation;
import io.rapport.query.web.ReadBarrier;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
class ErasureQueryController {

    private static final String PROJECTION = "hcp-erasure";
    private static final TypeReference<List<Retained>> RETAINED = new TypeReference<>() {};

    /** A step of the erasure, and who took it. */
    record Step(String by, Instant at) {}

    /**
     * Records that the law keeps, encrypted.
     *
     * @param until the day on which their key is destroyed; absent before the erasure is complete
     */
    record Kept(String retention, String law, @Nullable LocalDate until) {}

    /**
     * @param phase requested, declined, approved, erased or completed
     * @param reason of the request, or of its refusal; absent when its own retention is over
     * @param goes who has to forget what, and who has
     * @param stays what may be kept, until the erasure is complete; from then on what is
     */
    record ErasureView(
            String hcpId,
            String phase,
            @Nullable String reason,
            Step requested,
            @Nullable Step decided,
            @Nullable Instant erasedAt,
            @Nullable Instant completedAt,
            List<Confirmation> goes,
            List<Kept> stays) {}

    private record Retained(RetentionClass retention, LocalDate until) {}

    private final JdbcClient jdbc;
    private final PersonalDataVault vault;
    private final ReadBarrier barrier;
    private final Propagation propagation;
    private final JsonMapper json;

    ErasureQueryController(
            JdbcClient jdbc, PersonalDataVault vault, ReadBarrier barrier, Propagation propagation, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.barrier = barrier;
        this.propagation = propagation;
        this.json = json;
    }

    @GetMapping("/api/v1/hcps/{id}/erasure")
    ErasureView find(
            @PathVariable HcpId id, @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, KnownHcps.PROJECTION, PROJECTION);
        return jdbc.sql("select * from read_model.hcp_erasure where hcp_id = :hcp")
                .param("hcp", id.value())
                .query((row, index) -> view(id, row))
                .optional()
                .orElseThrow(UnknownErasure::new);
    }

    private ErasureView view(HcpId id, ResultSet row) throws SQLException {
        Instant completedAt = Rows.instantOrNull(row, "completed_at");
        String decidedBy = row.getString("decided_by");
        return new ErasureView(
                id.value(),
                row.getString("phase"),
                vault.reveal(id, new ProtectedText(row.getString("reason"))).orElse(null),
                new Step(row.getString("requested_by"), Rows.instant(row, "requested_at")),
                decidedBy == null ? null : new Step(decidedBy, Rows.instant(row, "decided_at")),
                Rows.instantOrNull(row, "erased_at"),
                completedAt,
                propagation.of(EndOfUse.altogether(id), row.getLong("erased_position")),
                completedAt == null ? mayStay() : stays(row.getString("retained")));
    }

    private static List<Kept> mayStay() {
        return Arrays.stream(RetentionClass.values())
                .filter(RetentionClass::outlivesErasure)
                .map(retention -> kept(retention, null))
                .toList();
    }

    private List<Kept> stays(String retained) {
        return json.readValue(retained, RETAINED).stream()
                .map(records -> kept(records.retention(), records.until()))
                .toList();
    }

    private static Kept kept(RetentionClass retention, @Nullable LocalDate until) {
        return new Kept(
                retention.name().toLowerCase(Locale.ROOT), retention.law().orElseThrow(), until);
    }
}
