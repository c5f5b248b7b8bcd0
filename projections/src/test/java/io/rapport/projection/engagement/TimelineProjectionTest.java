package io.rapport.projection.engagement;

import static io.rapport.projection.engagement.TimelineProjection.TIMELINE;
import static io.rapport.projection.testing.Examples.ADA;
import static io.rapport.projection.testing.Examples.INSULIN;
import static io.rapport.projection.testing.Examples.LIPO_ARTICLE;
import static io.rapport.projection.testing.Examples.STATINS;
import static io.rapport.projection.testing.Examples.VISIT;
import static io.rapport.projection.testing.Examples.analytics;
import static io.rapport.projection.testing.Examples.day;
import static io.rapport.projection.testing.Examples.engagement;
import static io.rapport.projection.testing.Examples.granted;
import static io.rapport.projection.testing.Examples.identity;
import static io.rapport.projection.testing.Examples.registered;
import static io.rapport.projection.testing.Examples.viewed;
import static io.rapport.projection.testing.Examples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.engagement.DismissalReason;
import io.rapport.domain.engagement.EngagementEvent.ContentCommented;
import io.rapport.domain.engagement.EngagementEvent.ContentSearched;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.engagement.EngagementEvent.RecommendationDismissed;
import io.rapport.domain.engagement.EngagementEvent.TopicRefused;
import io.rapport.domain.engagement.SearchFilters;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent.ContactChanged;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingEvent.SamplesApproved;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Topic;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TimelineProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private final Log log = new Log();

    @Test
    void an_action_is_an_entry_with_its_circumstances() {
        log.action(day(1), ADA, Channel.APP, viewed(STATINS));
        assertThat(entries())
                .containsExactly(new TimelineRow(
                        "hcp-ada",
                        1,
                        "event-1",
                        "engagement.content-viewed",
                        "engagement",
                        day(1),
                        day(1).plus(Duration.ofMinutes(1)),
                        false,
                        "app",
                        "portal",
                        "content-statins",
                        "visit-1",
                        Map.of("depthPercent", 80, "dwellMillis", 64_000),
                        Map.of(),
                        null,
                        "unknown"));
    }

    @Test
    void a_withdrawal_for_one_product_takes_away_engagement_with_content_about_it() {
        log.consent(day(0), granted(ADA, analytics(null), day(0)))
                .action(day(1), ADA, LIPO_ARTICLE, viewed(STATINS))
                .action(day(2), ADA, new ConsentTarget(Channel.WEB, null, ContentType.ARTICLE), viewed(INSULIN))
                .consent(
                        day(3),
                        withdrawn(
                                ADA, new ConsentScope(Purpose.ANALYTICS, null, LIPO_ARTICLE.product(), null), day(3)));

        assertThat(entries())
                .extracting(TimelineRow::event, TimelineRow::contentId)
                .containsExactly(
                        tuple("consent.granted", null),
                        tuple("engagement.content-viewed", "content-insulin"),
                        tuple("consent.withdrawn", null));
    }

    @Test
    void events_of_every_feature_about_the_hcp_are_entries() {
        log.hcp(day(0), registered(ADA))
                .consent(day(1), granted(ADA, analytics(null), day(1)))
                .action(day(2), ADA, Channel.WEB, viewed(STATINS))
                .sampling(day(3), new SamplesApproved(new SampleRequestId("request-1"), ADA));
        assertThat(entries())
                .extracting(TimelineRow::feature)
                .containsExactly("hcp", "consent", "engagement", "sampling");
    }

    @Test
    void personal_text_is_kept_apart_from_coded_facts() {
        log.action(
                day(1),
                ADA,
                Channel.WEB,
                new ContentSearched(
                        VISIT,
                        engagement("cXVlcnk"),
                        new SearchFilters(new TreeSet<>(Set.of(new Topic("lipids"))), ContentType.CASE_STUDY, null),
                        3));
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.details())
                    .isEqualTo(Map.of("results", 3, "topics", List.of("lipids"), "type", "case-study"));
            assertThat(entry.protectedDetails()).isEqualTo(Map.of("query", "engagement.cXVlcnk"));
        });
    }

    @Test
    void feedback_on_a_list_tells_what_was_said_about_what() {
        RecommendationId list = new RecommendationId("list-1");
        log.action(day(1), ADA, LIPO_ARTICLE, new RecommendationClicked(STATINS, VISIT, list, 3))
                .action(
                        day(2),
                        ADA,
                        LIPO_ARTICLE,
                        new RecommendationDismissed(STATINS, VISIT, list, DismissalReason.ALREADY_KNOWN))
                .action(day(3), ADA, Channel.WEB, new TopicRefused(VISIT, new Topic("lipids")));
        assertThat(entries())
                .extracting(TimelineRow::event, TimelineRow::contentId, TimelineRow::details)
                .containsExactly(
                        tuple(
                                "engagement.recommendation-clicked",
                                "content-statins",
                                Map.of("recommendation", "list-1", "place", 3)),
                        tuple(
                                "engagement.recommendation-dismissed",
                                "content-statins",
                                Map.of("recommendation", "list-1", "reason", "already-known")),
                        tuple("engagement.topic-refused", null, Map.of("topic", "lipids")));
    }

    @Test
    void nothing_personal_is_among_the_coded_facts() {
        log.hcp(day(1), new ContactChanged(ADA, new Contact(identity("QUBl"), identity("KzE"))))
                .action(day(2), ADA, Channel.WEB, new ContentCommented(STATINS, VISIT, engagement("dGV4dA")));
        assertThat(entries())
                .extracting(entry -> entry.details().toString())
                .noneMatch(details -> details.contains("identity.") || details.contains("engagement."));
    }

    @Test
    void an_anonymous_action_is_nobodys_entry() {
        log.anonymousAction(day(1), Channel.WEB, new ContentViewed(STATINS, null, null, null));
        assertThat(entries()).isEmpty();
    }

    @Test
    void withdrawing_analytics_removes_actions_and_keeps_the_rest() {
        log.hcp(day(0), registered(ADA))
                .action(day(1), ADA, Channel.WEB, viewed(STATINS))
                .action(day(2), ADA, Channel.APP, viewed(STATINS))
                .consent(day(3), withdrawn(ADA, analytics(null), day(3)));
        assertThat(entries()).extracting(TimelineRow::event).containsExactly("hcp.registered", "consent.withdrawn");
    }

    @Test
    void withdrawing_analytics_on_a_channel_removes_the_actions_on_it() {
        log.action(day(1), ADA, Channel.WEB, viewed(STATINS))
                .action(day(2), ADA, Channel.APP, viewed(STATINS))
                .consent(day(3), withdrawn(ADA, analytics(Channel.APP), day(3)));
        assertThat(entries()).extracting(TimelineRow::position).containsExactly(1L, 3L);
    }

    private List<TimelineRow> entries() {
        return MODEL.rowsAfter(new TimelineProjection(), TIMELINE, log.events());
    }
}
