package io.rapport.query.erasure;

import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.propagation.EndOfUse;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.propagation.Propagation;
import io.rapport.query.propagation.Propagation.Confirmation;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How far the erasures of HCPs are. */
@Component
class Erasures {

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
     * @param erasedPosition of the event by which the HCP was erased, the last one if there are several
     * @param completedPosition of the event by which it is known that everybody has forgotten
     * @param goes who has to forget what, and who has
     * @param stays what may be kept, until the erasure is complete; from then on what is
     */
    record Erasure(
            String hcpId,
            String phase,
            @Nullable String reason,
            Step requested,
            @Nullable Step decided,
            @Nullable Long erasedPosition,
            @Nullable Instant erasedAt,
            @Nullable Long completedPosition,
            @Nullable Instant completedAt,
            List<Confirmation> goes,
            List<Kept> stays) {}

    private record Retained(RetentionClass retention, LocalDate until) {}

    private final JdbcClient jdbc;
    private final PersonalDataVault vault;
    private final Propagation propagation;
    private final JsonMapper json;

    Erasures(JdbcClient jdbc, PersonalDataVault vault, Propagation propagation, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.propagation = propagation;
        this.json = json;
    }

    Optional<Erasure> find(HcpId id) {
        return jdbc.sql("select * from read_model.hcp_erasure where hcp_id = :hcp")
                .param("hcp", id.value())
                .query((row, index) -> erasure(id, row))
                .optional();
    }

    private Erasure erasure(HcpId id, ResultSet row) throws SQLException {
        Long erasedPosition = row.getObject("erased_position", Long.class);
        Instant completedAt = Rows.instantOrNull(row, "completed_at");
        String decidedBy = row.getString("decided_by");
        return new Erasure(
                id.value(),
                row.getString("phase"),
                vault.reveal(id, new ProtectedText(row.getString("reason"))).orElse(null),
                new Step(row.getString("requested_by"), Rows.instant(row, "requested_at")),
                decidedBy == null ? null : new Step(decidedBy, Rows.instant(row, "decided_at")),
                erasedPosition,
                Rows.instantOrNull(row, "erased_at"),
                row.getObject("completed_position", Long.class),
                completedAt,
                propagation.of(EndOfUse.altogether(id), erasedPosition == null ? 0 : erasedPosition),
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
        return new Kept(Codes.code(retention), retention.law().orElseThrow(), until);
    }
}
