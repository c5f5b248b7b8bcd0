package io.rapport.query.consent;

import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.consent.Jurisdiction;
import io.rapport.domain.consent.NoticeDocument;
import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import io.rapport.domain.consent.NoticeId;
import io.rapport.domain.consent.NoticeRegister;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By what consents are judged, as the read models keep it. */
@Component
class RecordedRules {

    static final String PROJECTION = "notice-version";

    private final JdbcClient jdbc;
    private final PurposeCatalogue purposes;

    RecordedRules(JdbcClient jdbc, PurposeCatalogue purposes) {
        this.jdbc = jdbc;
        this.purposes = purposes;
    }

    /** With the country that the HCP is in now, today's terms, and the notices recorded by {@code knownAt}. */
    ConsentRules of(HcpId hcp, Instant knownAt) {
        return new ConsentRules(
                jdbc.sql("select country from read_model.hcp_profile where hcp_id = :hcp")
                        .param("hcp", hcp.value())
                        .query(String.class)
                        .optional()
                        .map(Country::new)
                        .orElse(null),
                purposes,
                new NoticeRegister(notices(knownAt)));
    }

    /** Those recorded by {@code knownAt}, in that order. */
    List<NoticeVersionPublished> notices(Instant knownAt) {
        return jdbc.sql("""
                select *
                from read_model.notice_version
                where recorded_at <= :knownAt
                order by position
                """)
                .param("knownAt", Timestamp.from(knownAt))
                .query((row, index) -> notice(row))
                .list();
    }

    private static NoticeVersionPublished notice(ResultSet row) throws SQLException {
        return new NoticeVersionPublished(
                new NoticeId(row.getString("notice_id")),
                new NoticeVersion(row.getString("version")),
                new Language(row.getString("language")),
                new Jurisdiction(row.getString("jurisdiction")),
                Rows.texts(row, "purposes").stream().map(Purpose::new).collect(Collectors.toCollection(TreeSet::new)),
                Rows.instant(row, "effective_from"),
                new NoticeDocument(row.getString("document")),
                row.getBoolean("requires_reconsent"),
                new Actor(row.getString("publisher")));
    }
}
