package io.rapport.query.consent;

import static io.rapport.query.consent.Codes.constantOrNull;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decisions of an HCP as the read model keeps them. */
@Component
class ConsentDecisions {

    /** A decision with when it was recorded. */
    record Recorded(ConsentEvent event, long position, Instant recordedAt) {}

    private final JdbcClient jdbc;

    ConsentDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those recorded by {@code knownAt}, in the order in which they were taken. */
    List<Recorded> of(HcpId hcp, Instant knownAt) {
        return jdbc.sql("""
                select *
                from read_model.hcp_consent
                where hcp_id = :hcp and recorded_at <= :knownAt
                order by decided_at, position
                """)
                .param("hcp", hcp.value())
                .param("knownAt", Timestamp.from(knownAt))
                .query((row, index) ->
                        new Recorded(event(hcp, row), row.getLong("position"), Rows.instant(row, "recorded_at")))
                .list();
    }

    private static ConsentEvent event(HcpId hcp, ResultSet row) throws SQLException {
        ConsentRecordId record = new ConsentRecordId(row.getString("record_id"));
        ConsentScope scope = scope(row);
        Instant decidedAt = Rows.instant(row, "decided_at");
        String decision = row.getString("decision");
        return switch (decision) {
            case "grant" ->
                new ConsentGranted(hcp, record, scope, notice(row), decidedAt, Rows.instantOrNull(row, "expires_at"));
            case "refuse" -> new ConsentRefused(hcp, record, scope, notice(row), decidedAt);
            case "withdraw" -> new ConsentWithdrawn(hcp, record, scope, decidedAt);
            default -> throw new IllegalStateException("a decision that this code does not know: " + decision);
        };
    }

    private static ConsentScope scope(ResultSet row) throws SQLException {
        @Nullable String product = row.getString("product");
        return new ConsentScope(
                new Purpose(row.getString("purpose")),
                constantOrNull(Channel.class, row.getString("channel")),
                product == null ? null : new Product(product),
                constantOrNull(ContentType.class, row.getString("content_type")));
    }

    private static NoticeVersion notice(ResultSet row) throws SQLException {
        return new NoticeVersion(row.getString("notice"));
    }
}
