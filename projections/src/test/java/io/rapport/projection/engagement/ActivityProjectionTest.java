package io.rapport.projection.engagement;

import static io.rapport.projection.engagement.ActivityProjection.ACTIVITY;
import static io.rapport.projection.engagement.ActivityProjection.ANONYMOUS;
import static io.rapport.projection.engagement.ActivityProjection.SESSION;
import static io.rapport.projection.testing.Examples.ADA;
import static io.rapport.projection.testing.Examples.BEN;
import static io.rapport.projection.testing.Examples.INSULIN;
import static io.rapport.projection.testing.Examples.LIPO_ARTICLE;
import static io.rapport.projection.testing.Examples.STATINS;
import static io.rapport.projection.testing.Examples.VISIT;
import static io.rapport.projection.testing.Examples.analytics;
import static io.rapport.projection.testing.Examples.day;
import static io.rapport.projection.testing.Examples.granted;
import static io.rapport.projection.testing.Examples.refused;
import static io.rapport.projection.testing.Examples.viewed;
import static io.rapport.projection.testing.Examples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.engagement.EngagementEvent.ContentDownloaded;
import io.rapport.domain.engagement.EngagementEvent.ContentRated;
import io.rapport.domain.engagement.EngagementEvent.ContentSearched;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.SearchFilters;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Product;
import io.rapport.projection.table.Table;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ActivityProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    /** That of {@code day(1)}. */
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private final Log log = new Log();

    @Test
    void what_is_repeated_on_a_day_is_counted_from_the_earliest_to_the_latest() {
        Instant earliest = day(1).minusSeconds(600);
        Instant latest = day(1).plusSeconds(600);
        log.action(day(1), ADA, Channel.WEB, downloaded())
                .action(earliest, ADA, Channel.WEB, downloaded())
                .action(latest, ADA, Channel.WEB, downloaded());
        assertThat(rows(ACTIVITY))
                .containsExactly(new ActivityRow(
                        "hcp-ada",
                        "web",
                        "content-statins",
                        "download",
                        3,
                        earliest,
                        latest,
                        "",
                        "unknown",
                        MONDAY,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0));
    }

    @Test
    void a_day_begins_at_midnight_in_utc() {
        log.action(Instant.parse("2026-03-02T23:59:59.999999Z"), ADA, Channel.WEB, viewed(STATINS))
                .action(Instant.parse("2026-03-03T00:00:00Z"), ADA, Channel.WEB, viewed(STATINS))
                .anonymousAction(Instant.parse("2026-03-03T23:00:00Z"), Channel.WEB, viewed(STATINS))
                .anonymousAction(Instant.parse("2026-03-04T00:00:00Z"), Channel.WEB, viewed(STATINS));
        assertThat(rows(ACTIVITY))
                .extracting(ActivityRow::day, ActivityRow::count)
                .containsExactly(tuple(LocalDate.parse("2026-03-02"), 1L), tuple(LocalDate.parse("2026-03-03"), 1L));
        assertThat(MODEL.rows(ANONYMOUS))
                .extracting(AnonymousActivityRow::day)
                .containsExactly(LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-04"));
    }

    @Test
    void depth_and_dwell_are_summed_over_the_views_that_tell_them() {
        log.action(day(1), ADA, Channel.WEB, new ContentViewed(STATINS, VISIT, 80, 64_000L))
                .action(day(1), ADA, Channel.WEB, new ContentViewed(STATINS, VISIT, 0, null))
                .action(day(1), ADA, Channel.WEB, new ContentViewed(STATINS, VISIT, null, 6_000L))
                .action(day(1), ADA, Channel.WEB, new ContentViewed(STATINS, VISIT, null, null));
        assertThat(rows(ACTIVITY)).singleElement().satisfies(views -> {
            assertThat(views.count()).isEqualTo(4);
            assertThat(views.depthSum()).isEqualTo(80);
            assertThat(views.depths()).isEqualTo(2);
            assertThat(views.dwellMillis()).isEqualTo(70_000);
            assertThat(views.dwells()).isEqualTo(2);
        });
    }

    @Test
    void stars_of_ratings_are_summed() {
        log.action(day(1), ADA, Channel.WEB, new ContentRated(STATINS, VISIT, 5))
                .action(day(1), ADA, Channel.WEB, new ContentRated(STATINS, VISIT, 2))
                .action(day(1), ADA, Channel.WEB, viewed(STATINS));
        assertThat(rows(ACTIVITY))
                .extracting(ActivityRow::action, ActivityRow::count, ActivityRow::stars)
                .containsExactly(tuple("rating", 2L, 7L), tuple("view", 1L, 0L));
    }

    @Test
    void searches_that_find_nothing_are_counted_among_all() {
        log.action(day(1), ADA, Channel.WEB, new ContentSearched(VISIT, null, noFilters(), 0))
                .action(day(1), ADA, Channel.WEB, new ContentSearched(VISIT, null, noFilters(), 1))
                .anonymousAction(day(1), Channel.WEB, new ContentSearched(null, null, noFilters(), 0));
        assertThat(rows(ACTIVITY))
                .extracting(ActivityRow::count, ActivityRow::withoutResults)
                .containsExactly(tuple(2L, 1L));
        assertThat(MODEL.rows(ANONYMOUS))
                .extracting(AnonymousActivityRow::count, AnonymousActivityRow::withoutResults)
                .containsExactly(tuple(1L, 1L));
    }

    @Test
    void a_session_holds_its_actions_of_any_kind_and_says_how_many_are_views() {
        log.action(day(1), ADA, Channel.WEB, viewed(STATINS))
                .action(day(2), ADA, Channel.WEB, new ContentSearched(VISIT, null, noFilters(), 7));
        assertThat(rows(SESSION)).containsExactly(new SessionRow("hcp-ada", "web", "visit-1", 2, day(1), day(2), 1));
    }

    @Test
    void an_action_on_no_content_is_counted_under_the_empty_text() {
        log.action(day(1), ADA, Channel.WEB, new ContentSearched(VISIT, null, noFilters(), 7));
        assertThat(rows(ACTIVITY))
                .extracting(ActivityRow::contentId, ActivityRow::action, ActivityRow::product, ActivityRow::contentType)
                .containsExactly(tuple("", "search", "", ""));
    }

    @Test
    void an_anonymous_action_is_counted_without_its_hcp() {
        ContentViewed view = new ContentViewed(STATINS, null, 80, null);
        Instant later = day(1).plusSeconds(3_600);
        log.anonymousAction(day(1), Channel.APP, view)
                .anonymousAction(later, Channel.APP, view)
                .anonymousAction(day(1), Channel.APP, new ContentSearched(null, null, noFilters(), 7));
        assertThat(rows(ANONYMOUS))
                .containsExactly(
                        new AnonymousActivityRow("app", "", "search", 1, day(1), day(1), "", MONDAY, 0, 0, 0, 0, 0, 0),
                        new AnonymousActivityRow(
                                "app",
                                "content-statins",
                                "view",
                                2,
                                day(1),
                                later,
                                "unknown",
                                MONDAY,
                                160,
                                2,
                                0,
                                0,
                                0,
                                0));
    }

    @Test
    void the_activity_on_content_is_that_of_all_hcps_known_and_anonymous() {
        log.action(day(1), ADA, Channel.WEB, viewed(STATINS))
                .action(day(2), BEN, Channel.APP, viewed(STATINS))
                .anonymousAction(day(3), Channel.WEB, new ContentViewed(STATINS, null, null, null));
        rows(ACTIVITY);
        assertThat(MODEL.jdbc()
                        .sql("select content_id || ' ' || action || ' ' || count from read_model.content_activity")
                        .query(String.class)
                        .list())
                .containsExactly("content-statins view 3");
    }

    @Test
    void withdrawing_analytics_removes_all_that_was_attributed() {
        log.action(day(1), ADA, Channel.WEB, viewed(STATINS))
                .action(day(2), ADA, Channel.APP, viewed(STATINS))
                .action(day(3), BEN, Channel.WEB, viewed(STATINS))
                .consent(day(4), withdrawn(ADA, analytics(null), day(4)));
        assertThat(rows(ACTIVITY)).extracting(ActivityRow::hcpId).containsExactly("hcp-ben");
        assertThat(rows(SESSION)).extracting(SessionRow::hcpId).containsExactly("hcp-ben");
    }

    @Test
    void withdrawing_analytics_on_a_channel_removes_that_channel() {
        log.action(day(1), ADA, Channel.WEB, viewed(STATINS))
                .action(day(2), ADA, Channel.APP, viewed(STATINS))
                .consent(day(4), withdrawn(ADA, analytics(Channel.WEB), day(4)));
        assertThat(rows(ACTIVITY)).extracting(ActivityRow::channel).containsExactly("app");
        assertThat(rows(SESSION)).extracting(SessionRow::channel).containsExactly("app");
    }

    @Test
    void withdrawing_analytics_for_a_product_removes_what_is_known_or_not_known_not_to_be_about_it() {
        ConsentTarget glycoArticle = new ConsentTarget(Channel.WEB, new Product("GLYCO"), ContentType.ARTICLE);
        log.action(day(1), ADA, LIPO_ARTICLE, viewed(STATINS))
                .action(day(1), ADA, glycoArticle, viewed(STATINS))
                .action(day(1), ADA, Channel.WEB, viewed(INSULIN))
                .action(day(1), ADA, Channel.WEB, new ContentSearched(VISIT, null, noFilters(), 7))
                .consent(
                        day(4),
                        withdrawn(ADA, new ConsentScope(Purpose.ANALYTICS, null, new Product("LIPO"), null), day(4)));

        assertThat(rows(ACTIVITY))
                .extracting(ActivityRow::action, ActivityRow::product, ActivityRow::contentType)
                .containsExactlyInAnyOrder(tuple("view", "GLYCO", "article"), tuple("search", "", ""));
        assertThat(rows(SESSION)).hasSize(1);
    }

    @Test
    void refusing_analytics_after_a_grant_removes_as_a_withdrawal_does() {
        log.action(day(1), ADA, Channel.WEB, viewed(STATINS)).consent(day(4), refused(ADA, analytics(null), day(4)));
        assertThat(rows(ACTIVITY)).isEmpty();
    }

    @Test
    void another_purpose_takes_nothing_away() {
        log.action(day(1), ADA, Channel.WEB, viewed(STATINS))
                .consent(day(4), withdrawn(ADA, new ConsentScope(Purpose.CRM_SHARING, null), day(4)));
        assertThat(rows(ACTIVITY)).hasSize(1);
    }

    @Test
    void after_a_new_grant_counting_begins_anew() {
        log.action(day(1), ADA, Channel.WEB, viewed(STATINS))
                .consent(day(2), withdrawn(ADA, analytics(null), day(2)))
                .consent(day(3), granted(ADA, analytics(null), day(3)))
                .action(day(4), ADA, Channel.WEB, viewed(STATINS));
        assertThat(rows(ACTIVITY))
                .extracting(ActivityRow::count, ActivityRow::firstAt, ActivityRow::depthSum)
                .containsExactly(tuple(1L, day(4), 80L));
    }

    private static ContentDownloaded downloaded() {
        return new ContentDownloaded(STATINS, VISIT);
    }

    private static SearchFilters noFilters() {
        return new SearchFilters(new TreeSet<>(), null, null);
    }

    private <R extends Record> List<R> rows(Table<R> table) {
        return MODEL.rowsAfter(new ActivityProjection(), table, log.events());
    }
}
