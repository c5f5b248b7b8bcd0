package io.rapport.projection.consent;

import static io.rapport.projection.consent.ConsentProjection.CONSENT;
import static io.rapport.projection.testing.Examples.ADA;
import static io.rapport.projection.testing.Examples.analytics;
import static io.rapport.projection.testing.Examples.day;
import static io.rapport.projection.testing.Examples.refused;
import static io.rapport.projection.testing.Examples.registered;
import static io.rapport.projection.testing.Examples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Product;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConsentProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    @Test
    void every_decision_is_kept_with_both_its_times() {
        Log log = new Log()
                .hcp(day(0), registered(ADA))
                .consent(
                        day(1),
                        new ConsentGranted(
                                ADA,
                                new ConsentRecordId("r1"),
                                analytics(null),
                                new NoticeVersion("2026-01"),
                                day(1),
                                day(300)))
                .consent(
                        day(2),
                        refused(
                                ADA,
                                new ConsentScope(
                                        Purpose.ANALYTICS, Channel.EMAIL, new Product("LIPO"), ContentType.CASE_STUDY),
                                day(2)))
                .consent(day(3), withdrawn(ADA, analytics(Channel.WEB), day(2)));
        assertThat(MODEL.rowsAfter(new ConsentProjection(), CONSENT, log.events()))
                .containsExactly(
                        new ConsentRow(
                                "hcp-ada",
                                2,
                                "r1",
                                "analytics",
                                null,
                                "grant",
                                "2026-01",
                                day(1),
                                day(300),
                                recorded(1),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                "web",
                                "portal"),
                        new ConsentRow(
                                "hcp-ada",
                                3,
                                "refusal",
                                "analytics",
                                "email",
                                "refuse",
                                "2026-01",
                                day(2),
                                null,
                                recorded(2),
                                "LIPO",
                                "case-study",
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                "web",
                                "portal"),
                        new ConsentRow(
                                "hcp-ada",
                                4,
                                "withdrawal",
                                "analytics",
                                "web",
                                "withdraw",
                                null,
                                day(2),
                                null,
                                recorded(3),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                "web",
                                "portal"));
    }

    private static Instant recorded(int day) {
        return day(day).plus(Duration.ofMinutes(1));
    }
}
