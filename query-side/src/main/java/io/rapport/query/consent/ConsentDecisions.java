package io.rapport.query.consent;

import static io.rapport.domain.shared.Codes.constant;
import static io.rapport.domain.shared.Codes.constantOrNull;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.Jurisdiction;
import io.rapport.domain.consent.LegalBasis;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decisions of an HCP as the read model keeps them. */
@Component
class ConsentDecisions {

    /**
     * A decision with when and how it was recorded.
     *
     * @param over the channel over which it was said
     * @param actor who said it; absent where it was recorded before that was kept
     */
    record Recorded(
            ConsentEvent event,
            long position,
            Instant recordedAt,
            @Nullable String over,
            @Nullable String actor) {}

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
                .query((row, index) -> new Recorded(
                        event(hcp, row),
                        row.getLong("position"),
                        Rows.instant(row, "recorded_at"),
                        row.getString("over_channel"),
                        row.getString("actor")))
                .list();
    }

    private static ConsentEvent event(HcpId hcp, ResultSet row) throws SQLException {
        ConsentRecordId record = new ConsentRecordId(row.getString("record_id"));
        ConsentScope scope = scope(row);
        Instant decidedAt = Rows.instant(row, "decided_at");
        String decision = row.getString("decision");
        return switch (decision) {
            case "grant" ->
                new ConsentGranted(
                        hcp,
                        record,
                        scope,
                        notice(row),
                        decidedAt,
                        Rows.instantOrNull(row, "expires_at"),
                        valueOrNull(row, "language", Language::new),
                        valueOrNull(row, "jurisdiction", Jurisdiction::new),
                        valueOrNull(row, "legal_basis", LegalBasis::new),
                        valueOrNull(row, "renews", ConsentRecordId::new));
            case "request" ->
                new ConsentRequested(
                        hcp,
                        record,
                        scope,
                        notice(row),
                        decidedAt,
                        Rows.instantOrNull(row, "expires_at"),
                        valueOrNull(row, "language", Language::new),
                        valueOrNull(row, "jurisdiction", Jurisdiction::new),
                        valueOrNull(row, "legal_basis", LegalBasis::new),
                        valueOrNull(row, "renews", ConsentRecordId::new));
            case "confirm" -> new ConsentConfirmed(hcp, record, scope, decidedAt);
            case "refuse" ->
                new ConsentRefused(
                        hcp, record, scope, notice(row), decidedAt, valueOrNull(row, "language", Language::new));
            case "withdraw" -> new ConsentWithdrawn(hcp, record, scope, decidedAt);
            case "expire" ->
                new ConsentExpired(
                        hcp,
                        record,
                        scope,
                        decidedAt,
                        Rows.texts(row, "channels").stream()
                                .map(code -> constant(Channel.class, code))
                                .collect(Collectors.toCollection(TreeSet::new)));
            case "object" ->
                new ObjectionRaised(
                        hcp,
                        record,
                        scope,
                        decidedAt,
                        Rows.texts(row, "purposes").stream()
                                .map(Purpose::new)
                                .collect(Collectors.toCollection(TreeSet::new)));
            case "withdraw-objection" -> new ObjectionWithdrawn(hcp, record, scope, decidedAt);
            default -> throw new IllegalStateException("a decision that this code does not know: " + decision);
        };
    }

    private static <T> @Nullable T valueOrNull(ResultSet row, String column, Function<String, T> constructor)
            throws SQLException {
        String value = row.getString(column);
        return value == null ? null : constructor.apply(value);
    }

    private static ConsentScope scope(ResultSet row) throws SQLException {
        return new ConsentScope(
                new Purpose(row.getString("purpose")),
                constantOrNull(Channel.class, row.getString("channel")),
                valueOrNull(row, "product", Product::new),
                constantOrNull(ContentType.class, row.getString("content_type")));
    }

    private static NoticeVersion notice(ResultSet row) throws SQLException {
        return new NoticeVersion(row.getString("notice"));
    }
}
