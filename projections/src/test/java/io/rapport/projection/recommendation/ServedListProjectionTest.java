package io.rapport.projection.recommendation;

import static io.rapport.projection.recommendation.ServedListProjection.SERVED_LIST;
import static io.rapport.projection.testing.Examples.ADA;
import static io.rapport.projection.testing.Examples.BEN;
import static io.rapport.projection.testing.Examples.INSULIN;
import static io.rapport.projection.testing.Examples.STATINS;
import static io.rapport.projection.testing.Examples.VISIT;
import static io.rapport.projection.testing.Examples.analytics;
import static io.rapport.projection.testing.Examples.day;
import static io.rapport.projection.testing.Examples.refused;
import static io.rapport.projection.testing.Examples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.engagement.EngagementEvent.RecommendationDismissed;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.ranking.RankedItem.PlaceReason;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationEvent.SettingsAdopted;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommendation.Segment;
import io.rapport.domain.recommendation.ServedItem;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServedListProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final RecommendationId LIST = new RecommendationId("list-1");

    private final Log log = new Log();

    @Test
    void a_list_is_kept_with_who_read_it_where_and_what_ranked_it() {
        log.recommendation(day(1), null, new SettingsAdopted(RecommendationSettings.NONE))
                .recommendation(day(2), ADA, served(LIST, Level.MODEL, "model-1", STATINS, INSULIN));
        assertThat(lists())
                .containsExactly(
                        new ServedListRow("list-1", 2, "hcp-ada", "web", "home", "model", "model-1", day(2), 2, 0, 0));
    }

    @Test
    void a_list_of_nobody_has_no_reader() {
        log.recommendation(day(1), null, served(LIST, Level.SEGMENT, null));
        assertThat(lists())
                .containsExactly(new ServedListRow("list-1", 1, null, "web", "home", "segment", null, day(1), 0, 0, 0));
    }

    @Test
    void clicks_and_dismissals_are_counted_on_the_list_that_they_name() {
        log.recommendation(day(1), ADA, served(LIST, Level.BEHAVIOUR, null, STATINS, INSULIN))
                .recommendation(day(1), ADA, served(new RecommendationId("list-2"), Level.BEHAVIOUR, null, STATINS))
                .action(day(2), ADA, Channel.WEB, clicked(LIST))
                .action(day(2), ADA, Channel.WEB, clicked(LIST))
                .action(day(2), ADA, Channel.WEB, dismissed(LIST))
                .action(day(2), ADA, Channel.WEB, clicked(null));
        assertThat(lists())
                .extracting(ServedListRow::recommendationId, ServedListRow::clicks, ServedListRow::dismissals)
                .containsExactly(tuple("list-1", 2, 1), tuple("list-2", 0, 0));
    }

    @Test
    void a_click_on_a_list_that_is_not_there_changes_nothing() {
        log.action(day(1), ADA, Channel.WEB, clicked(LIST))
                .recommendation(day(2), ADA, served(LIST, Level.BEHAVIOUR, null, STATINS));
        assertThat(lists()).extracting(ServedListRow::clicks).containsExactly(0);
    }

    @Test
    void a_click_of_somebody_else_is_none_of_the_list() {
        RecommendationId anonymous = new RecommendationId("list-2");
        log.recommendation(day(1), ADA, served(LIST, Level.BEHAVIOUR, null, STATINS))
                .recommendation(day(1), null, served(anonymous, Level.SEGMENT, null, STATINS))
                .action(day(2), BEN, Channel.WEB, clicked(LIST))
                .action(day(2), BEN, Channel.WEB, dismissed(anonymous))
                .anonymousAction(day(2), Channel.WEB, clicked(LIST));
        assertThat(lists())
                .extracting(ServedListRow::clicks, ServedListRow::dismissals)
                .containsExactly(tuple(0, 0), tuple(0, 0));
    }

    @Test
    void withdrawing_or_refusing_analytics_removes_the_lists_of_the_reader_alone() {
        Stream.of(withdrawn(ADA, analytics(null), day(3)), refused(ADA, analytics(Channel.WEB), day(3)))
                .forEach(decision -> assertThat(MODEL.rowsAfter(
                                new ServedListProjection(),
                                SERVED_LIST,
                                threeLists().consent(day(3), decision).events()))
                        .extracting(ServedListRow::recommendationId)
                        .containsExactly("list-2", "list-3"));
    }

    @Test
    void withdrawing_analytics_on_another_channel_or_another_purpose_leaves_them() {
        List<ServedListRow> rows = MODEL.rowsAfter(
                new ServedListProjection(),
                SERVED_LIST,
                threeLists()
                        .consent(day(3), withdrawn(ADA, analytics(Channel.APP), day(3)))
                        .consent(day(3), withdrawn(ADA, new ConsentScope(Purpose.CRM_SHARING, null), day(3)))
                        .events());
        assertThat(rows).hasSize(3);
    }

    @Test
    void withdrawing_analytics_for_some_content_leaves_the_lists_as_it_leaves_sessions() {
        ConsentScope articles = new ConsentScope(Purpose.ANALYTICS, null, null, ContentType.ARTICLE);
        List<ServedListRow> rows = MODEL.rowsAfter(
                new ServedListProjection(),
                SERVED_LIST,
                threeLists().consent(day(3), withdrawn(ADA, articles, day(3))).events());
        assertThat(rows).hasSize(3);
    }

    @Test
    void erasing_the_reader_removes_its_lists() {
        List<ServedListRow> rows = MODEL.rowsAfter(
                new ServedListProjection(),
                SERVED_LIST,
                threeLists().hcp(day(3), new HcpErased(ADA)).events());
        assertThat(rows).extracting(ServedListRow::hcpId).containsExactly("hcp-ben", null);
    }

    @Test
    void a_click_after_the_withdrawal_brings_no_list_back() {
        List<ServedListRow> rows = MODEL.rowsAfter(
                new ServedListProjection(),
                SERVED_LIST,
                threeLists()
                        .consent(day(3), withdrawn(ADA, analytics(null), day(3)))
                        .action(day(4), ADA, Channel.WEB, clicked(LIST))
                        .events());
        assertThat(rows).extracting(ServedListRow::recommendationId).containsExactly("list-2", "list-3");
    }

    /** One each of two readers, and one of nobody. */
    private static Log threeLists() {
        return new Log()
                .recommendation(day(1), ADA, served(LIST, Level.BEHAVIOUR, null, STATINS))
                .recommendation(day(1), BEN, served(new RecommendationId("list-2"), Level.BEHAVIOUR, null, STATINS))
                .recommendation(day(1), null, served(new RecommendationId("list-3"), Level.SEGMENT, null, STATINS));
    }

    private static RecommendationServed served(
            RecommendationId list, Level level, @Nullable String model, ContentId... items) {
        return new RecommendationServed(
                list,
                Placement.HOME,
                List.of(),
                ContentNature.SCIENTIFIC,
                10,
                1,
                level,
                model == null ? null : new ModelId(model),
                new Segment(
                        new Specialty("oncology"),
                        Role.NURSE,
                        new Country("DE"),
                        new Language("de"),
                        new TreeSet<>(),
                        false,
                        new TreeSet<>()),
                7,
                2,
                Stream.of(items)
                        .map(item -> new ServedItem(item, 1, 0.5, 1, 1, PlaceReason.SCORE))
                        .toList(),
                null);
    }

    private static RecommendationClicked clicked(@Nullable RecommendationId list) {
        return new RecommendationClicked(STATINS, VISIT, list, 1);
    }

    private static RecommendationDismissed dismissed(@Nullable RecommendationId list) {
        return new RecommendationDismissed(INSULIN, VISIT, list, null);
    }

    private List<ServedListRow> lists() {
        return MODEL.rowsAfter(new ServedListProjection(), SERVED_LIST, log.events());
    }
}
