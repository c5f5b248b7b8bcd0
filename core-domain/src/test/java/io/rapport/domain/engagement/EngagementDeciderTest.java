package io.rapport.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.NoticeRegister;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.content.Publication;
import io.rapport.domain.engagement.AcceptedAction.Anonymous;
import io.rapport.domain.engagement.AcceptedAction.Identified;
import io.rapport.domain.engagement.Action.BookmarkContent;
import io.rapport.domain.engagement.Action.ClickEmail;
import io.rapport.domain.engagement.Action.ClickRecommendation;
import io.rapport.domain.engagement.Action.ClickSearchResult;
import io.rapport.domain.engagement.Action.CommentOnContent;
import io.rapport.domain.engagement.Action.DismissRecommendation;
import io.rapport.domain.engagement.Action.DownloadContent;
import io.rapport.domain.engagement.Action.EndSession;
import io.rapport.domain.engagement.Action.FollowContent;
import io.rapport.domain.engagement.Action.MeetRep;
import io.rapport.domain.engagement.Action.OpenEmail;
import io.rapport.domain.engagement.Action.RateContent;
import io.rapport.domain.engagement.Action.ReceiveEmail;
import io.rapport.domain.engagement.Action.RefuseTopic;
import io.rapport.domain.engagement.Action.SearchContent;
import io.rapport.domain.engagement.Action.ShareContent;
import io.rapport.domain.engagement.Action.StartSession;
import io.rapport.domain.engagement.Action.UnbookmarkContent;
import io.rapport.domain.engagement.Action.ViewContent;
import io.rapport.domain.engagement.EngagementEvent.ContentBookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentCommented;
import io.rapport.domain.engagement.EngagementEvent.ContentDownloaded;
import io.rapport.domain.engagement.EngagementEvent.ContentFollowed;
import io.rapport.domain.engagement.EngagementEvent.ContentRated;
import io.rapport.domain.engagement.EngagementEvent.ContentSearched;
import io.rapport.domain.engagement.EngagementEvent.ContentShared;
import io.rapport.domain.engagement.EngagementEvent.ContentUnbookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.EngagementEvent.EmailClicked;
import io.rapport.domain.engagement.EngagementEvent.EmailOpened;
import io.rapport.domain.engagement.EngagementEvent.EmailSent;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.engagement.EngagementEvent.RecommendationDismissed;
import io.rapport.domain.engagement.EngagementEvent.RepVisited;
import io.rapport.domain.engagement.EngagementEvent.SearchResultClicked;
import io.rapport.domain.engagement.EngagementEvent.SessionEnded;
import io.rapport.domain.engagement.EngagementEvent.SessionStarted;
import io.rapport.domain.engagement.EngagementEvent.TopicRefused;
import io.rapport.domain.engagement.EngagementRejection.ContentGated;
import io.rapport.domain.engagement.EngagementRejection.ContentNotPublished;
import io.rapport.domain.engagement.EngagementRejection.ContentUnknown;
import io.rapport.domain.engagement.EngagementRejection.ProductAccessMissing;
import io.rapport.domain.engagement.EngagementRejection.SessionMissing;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngagementDeciderTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final SessionId SESSION = new SessionId("session-1");
    private static final ProtectedText PROTECTED = new ProtectedText("engagement.dGV4dA");
    private static final SearchFilters NO_FILTERS = new SearchFilters(new TreeSet<>(), null, null);

    private static final ContentId OPEN = new ContentId("content-open");
    private static final ContentId GATED = new ContentId("content-gated");
    private static final ContentId KEPT = new ContentId("content-kept");
    private static final ContentId DRAFT = new ContentId("content-draft");
    private static final ContentId UNKNOWN = new ContentId("content-unknown");

    private static final Product LIPO = new Product("LIPO");
    private static final EmailId EMAIL = new EmailId("email-1");
    private static final RecommendationId LIST = new RecommendationId("list-1");
    private static final Topic MIGRAINE = new Topic("migraine");
    private static final Instant PUBLISHED = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APPROVAL_END = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant OCCURRED = Instant.parse("2026-03-10T14:37:21.123456Z");
    private static final Instant RECEIVED = Instant.parse("2026-03-10T16:05:00Z");

    private static final Map<ContentId, ContentState> CONTENTS = Map.of(
            OPEN, content(published(Audience.EVERYONE)),
            GATED, content(published(new Audience(Set.of(), Set.of(), Set.of(), true, false))),
            KEPT, content(published(new Audience(Set.of(), Set.of(), Set.of(), false, true))),
            DRAFT, content());

    private static final ConsentEvent GRANTED = grant(null, "2026-03-01T00:00:00Z");

    @Test
    void with_consent_an_action_is_the_hcps_own_at_its_exact_time() {
        AcceptedAction accepted = EngagementDecider.decide(view(OPEN), context(GRANTED));

        assertThat(accepted)
                .isEqualTo(new Identified(
                        new ContentViewed(OPEN, SESSION, 80, 1_500L),
                        OCCURRED,
                        new ConsentTarget(Channel.WEB, LIPO, ContentType.ARTICLE),
                        ConsentSnapshot.of(Map.of(Purpose.ANALYTICS, new ConsentRecordId("grant")))));
    }

    @Test
    void without_consent_an_action_is_anonymous_at_its_hour() {
        AcceptedAction accepted = EngagementDecider.decide(view(OPEN), context());

        assertThat(accepted)
                .isEqualTo(new Anonymous(
                        new ContentViewed(OPEN, null, 80, 1_500L), Instant.parse("2026-03-10T14:00:00Z")));
    }

    @Test
    void an_action_from_before_a_withdrawal_is_anonymous_once_the_withdrawal_is_known() {
        assertThat(EngagementDecider.decide(view(OPEN), context(GRANTED, withdrawal("2026-03-10T15:00:00Z"))))
                .isInstanceOf(Anonymous.class);
    }

    @Test
    void an_action_on_content_about_a_product_that_was_refused_is_anonymous() {
        ConsentEvent refused = new ConsentRefused(
                ADA,
                new ConsentRecordId("refusal"),
                new ConsentScope(Purpose.ANALYTICS, null, LIPO, null),
                new NoticeVersion("2026-01"),
                Instant.parse("2026-03-02T00:00:00Z"));

        assertThat(EngagementDecider.decide(view(OPEN), context(GRANTED, refused)))
                .isInstanceOf(Anonymous.class);
        assertThat(EngagementDecider.decide(reported(new StartSession()), context(GRANTED, refused)))
                .isInstanceOf(Identified.class);
    }

    @Test
    void a_grant_for_one_product_makes_actions_on_content_about_it_the_hcps_own_and_no_others() {
        ConsentEvent granted = new ConsentGranted(
                ADA,
                new ConsentRecordId("grant"),
                new ConsentScope(Purpose.ANALYTICS, null, LIPO, ContentType.ARTICLE),
                new NoticeVersion("2026-01"),
                Instant.parse("2026-03-02T00:00:00Z"),
                null);

        assertThat(EngagementDecider.decide(view(OPEN), context(granted))).isInstanceOf(Identified.class);
        assertThat(EngagementDecider.decide(reported(new StartSession()), context(granted)))
                .isInstanceOf(Anonymous.class);
    }

    @Test
    void an_action_from_before_the_grant_stays_anonymous() {
        assertThat(EngagementDecider.decide(view(OPEN), context(grant(null, "2026-03-10T15:00:00Z"))))
                .isInstanceOf(Anonymous.class);
    }

    @Test
    void a_time_in_whole_seconds_counts_as_the_end_of_its_second() {
        Instant wholeSecond = Instant.parse("2026-03-10T14:37:21Z");
        ConsentEvent granted = grant(null, "2026-03-10T14:37:21.300Z");

        assertThat(EngagementDecider.decide(reported(new ViewContent(OPEN, null, null), wholeSecond), context(granted)))
                .isInstanceOf(Identified.class);
    }

    @Test
    void an_action_of_the_second_before_the_grant_stays_anonymous() {
        Instant secondBefore = Instant.parse("2026-03-10T14:37:20Z");
        ConsentEvent granted = grant(null, "2026-03-10T14:37:21Z");

        assertThat(EngagementDecider.decide(
                        reported(new ViewContent(OPEN, null, null), secondBefore), context(granted)))
                .isInstanceOf(Anonymous.class);
    }

    @Test
    void an_action_between_a_withdrawal_and_a_new_grant_stays_anonymous() {
        ConsentEvent again = grant(null, "2026-03-10T15:00:00Z");

        assertThat(EngagementDecider.decide(view(OPEN), context(GRANTED, withdrawal("2026-03-10T14:00:00Z"), again)))
                .isInstanceOf(Anonymous.class);
    }

    @Test
    void an_action_is_the_hcps_own_if_consent_was_only_interrupted_since() {
        ConsentEvent again = grant(null, "2026-03-10T16:00:00Z");

        assertThat(EngagementDecider.decide(view(OPEN), context(GRANTED, withdrawal("2026-03-10T15:00:00Z"), again)))
                .isInstanceOf(Identified.class);
    }

    @Test
    void consent_on_another_channel_does_not_count() {
        assertThat(EngagementDecider.decide(view(OPEN), context(grant(Channel.APP, "2026-03-01T00:00:00Z"))))
                .isInstanceOf(Anonymous.class);
    }

    @Test
    void consent_to_another_purpose_does_not_count() {
        ConsentEvent sharing = new ConsentGranted(
                ADA,
                new ConsentRecordId("sharing"),
                new ConsentScope(Purpose.CRM_SHARING, null),
                new NoticeVersion("2026-01"),
                PUBLISHED,
                null);

        assertThat(EngagementDecider.decide(view(OPEN), context(sharing))).isInstanceOf(Anonymous.class);
    }

    @Test
    void the_snapshot_holds_what_is_in_force_on_receipt() {
        ConsentEvent renewed = new ConsentGranted(
                ADA,
                new ConsentRecordId("renewed"),
                new ConsentScope(Purpose.ANALYTICS, null),
                new NoticeVersion("2026-01"),
                Instant.parse("2026-03-10T15:00:00Z"),
                null);

        assertThat(EngagementDecider.decide(view(OPEN), context(GRANTED, renewed)))
                .isInstanceOfSatisfying(
                        Identified.class,
                        identified -> assertThat(identified.consent().inForce())
                                .containsEntry(Purpose.ANALYTICS, new ConsentRecordId("renewed")));
    }

    static Stream<Arguments> actionsAndEvents() {
        return Stream.of(
                Arguments.of(new StartSession(), new SessionStarted(SESSION)),
                Arguments.of(new EndSession(), new SessionEnded(SESSION)),
                Arguments.of(new ViewContent(OPEN, null, null), new ContentViewed(OPEN, SESSION, null, null)),
                Arguments.of(new BookmarkContent(OPEN), new ContentBookmarked(OPEN, SESSION)),
                Arguments.of(new UnbookmarkContent(OPEN), new ContentUnbookmarked(OPEN, SESSION)),
                Arguments.of(
                        new SearchContent(PROTECTED, NO_FILTERS, 3),
                        new ContentSearched(SESSION, PROTECTED, NO_FILTERS, 3)),
                Arguments.of(new ClickSearchResult(OPEN, 2), new SearchResultClicked(OPEN, SESSION, 2)),
                Arguments.of(new DownloadContent(OPEN), new ContentDownloaded(OPEN, SESSION)),
                Arguments.of(new ShareContent(OPEN), new ContentShared(OPEN, SESSION)),
                Arguments.of(new RateContent(OPEN, 4), new ContentRated(OPEN, SESSION, 4)),
                Arguments.of(new CommentOnContent(OPEN, PROTECTED), new ContentCommented(OPEN, SESSION, PROTECTED)),
                Arguments.of(new FollowContent(OPEN), new ContentFollowed(OPEN, SESSION)),
                Arguments.of(new ClickRecommendation(OPEN, LIST, 3), new RecommendationClicked(OPEN, SESSION, LIST, 3)),
                Arguments.of(
                        new DismissRecommendation(OPEN, LIST, DismissalReason.ALREADY_KNOWN),
                        new RecommendationDismissed(OPEN, SESSION, LIST, DismissalReason.ALREADY_KNOWN)),
                Arguments.of(new RefuseTopic(MIGRAINE), new TopicRefused(SESSION, MIGRAINE)),
                Arguments.of(new MeetRep(LIPO, 25), new RepVisited(LIPO, 25)),
                Arguments.of(new ReceiveEmail(EMAIL, LIPO), new EmailSent(EMAIL, LIPO)),
                Arguments.of(new OpenEmail(EMAIL, null), new EmailOpened(EMAIL, null)),
                Arguments.of(new ClickEmail(EMAIL, LIPO), new EmailClicked(EMAIL, LIPO)));
    }

    @ParameterizedTest
    @MethodSource("actionsAndEvents")
    void each_kind_of_action_has_its_event(Action action, EngagementEvent event) {
        assertThat(EngagementDecider.decide(reported(action), context(GRANTED)).event())
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("actionsAndEvents")
    void an_anonymous_event_has_no_session(Action action) {
        assertThat(EngagementDecider.decide(reported(action), context()).event().session())
                .isNull();
    }

    @Test
    void an_anonymous_search_keeps_its_filters_but_not_what_was_typed() {
        assertThat(EngagementDecider.decide(reported(new SearchContent(PROTECTED, NO_FILTERS, 3)), context())
                        .event())
                .isEqualTo(new ContentSearched(null, null, NO_FILTERS, 3));
    }

    @Test
    void an_anonymous_e_mail_keeps_what_it_was_about_but_not_which_it_was() {
        assertThat(EngagementDecider.decide(reported(new OpenEmail(EMAIL, LIPO)), context())
                        .event())
                .isEqualTo(new EmailOpened(null, LIPO));
    }

    @Test
    void anonymous_feedback_keeps_what_was_recommended_but_not_in_which_list() {
        assertThat(EngagementDecider.decide(reported(new ClickRecommendation(OPEN, LIST, 3)), context())
                        .event())
                .isEqualTo(new RecommendationClicked(OPEN, null, null, 3));
        assertThat(EngagementDecider.decide(
                                reported(new DismissRecommendation(OPEN, LIST, DismissalReason.OTHER)), context())
                        .event())
                .isEqualTo(new RecommendationDismissed(OPEN, null, null, DismissalReason.OTHER));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 51})
    void a_place_is_one_that_a_list_can_have(int place) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new ClickRecommendation(OPEN, LIST, place))
                .returns("place", InvalidValue::field);
    }

    @Test
    void a_visit_about_a_product_that_was_refused_is_anonymous() {
        ConsentEvent refused = new ConsentRefused(
                ADA,
                new ConsentRecordId("refusal"),
                new ConsentScope(Purpose.ANALYTICS, null, LIPO, null),
                new NoticeVersion("2026-01"),
                Instant.parse("2026-03-02T00:00:00Z"));

        assertThat(EngagementDecider.decide(reported(new MeetRep(LIPO, 25)), context(GRANTED, refused)))
                .isInstanceOf(Anonymous.class);
        assertThat(EngagementDecider.decide(reported(new MeetRep(null, 25)), context(GRANTED, refused)))
                .isInstanceOf(Identified.class);
    }

    @Test
    void an_anonymous_comment_keeps_no_text() {
        assertThat(EngagementDecider.decide(reported(new CommentOnContent(OPEN, PROTECTED)), context())
                        .event())
                .isEqualTo(new ContentCommented(OPEN, null, null));
    }

    @Test
    void an_action_on_unknown_content_is_refused() {
        assertThatExceptionOfType(ContentUnknown.class)
                .isThrownBy(() -> EngagementDecider.decide(view(UNKNOWN), context(GRANTED)));
    }

    @Test
    void an_action_on_content_that_was_never_published_is_refused() {
        assertThatExceptionOfType(ContentNotPublished.class)
                .isThrownBy(() -> EngagementDecider.decide(view(DRAFT), context(GRANTED)));
    }

    @Test
    void an_action_from_before_the_publication_is_refused() {
        assertThatExceptionOfType(ContentNotPublished.class)
                .isThrownBy(() -> EngagementDecider.decide(
                        reported(new BookmarkContent(OPEN), PUBLISHED.minusNanos(1)), context(GRANTED)));
    }

    @Test
    void an_offline_action_is_accepted_after_the_publication_has_ended() {
        EngagementContext late = context(verified(false), APPROVAL_END.plusSeconds(1), GRANTED);

        assertThatCode(() -> EngagementDecider.decide(view(OPEN), late)).doesNotThrowAnyException();
    }

    @Test
    void a_refusal_does_not_depend_on_consent() {
        assertThatExceptionOfType(ContentUnknown.class)
                .isThrownBy(() -> EngagementDecider.decide(view(UNKNOWN), context()));
    }

    @Test
    void gated_content_is_refused_to_an_unverified_hcp() {
        assertThatExceptionOfType(ContentGated.class)
                .isThrownBy(() -> EngagementDecider.decide(view(GATED), context(GRANTED)));
    }

    @Test
    void gated_content_is_open_to_a_verified_hcp() {
        EngagementContext verified = context(verified(true), RECEIVED, GRANTED);

        assertThat(EngagementDecider.decide(view(GATED), verified).event())
                .isEqualTo(new ContentViewed(GATED, SESSION, 80, 1_500L));
    }

    @Test
    void content_about_a_product_is_refused_to_who_has_no_access_to_it() {
        EngagementContext withAccess = context(hcp(false, LIPO), RECEIVED, GRANTED);

        assertThatExceptionOfType(ProductAccessMissing.class)
                .isThrownBy(() -> EngagementDecider.decide(view(KEPT), context(GRANTED)));
        assertThat(EngagementDecider.decide(view(KEPT), withAccess).event())
                .isEqualTo(new ContentViewed(KEPT, SESSION, 80, 1_500L));
    }

    @Test
    void a_search_needs_no_content() {
        assertThatCode(() ->
                        EngagementDecider.decide(reported(new SearchContent(null, NO_FILTERS, 0)), context(GRANTED)))
                .doesNotThrowAnyException();
    }

    @Test
    void an_action_from_the_future_is_refused() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> EngagementDecider.decide(
                        reported(new StartSession(), RECEIVED.plusSeconds(121)), context(GRANTED)))
                .returns("occurredAt", InvalidValue::field);
    }

    @Test
    void an_action_from_before_1990_is_refused() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> EngagementDecider.decide(
                        reported(new StartSession(), Instant.parse("1989-12-31T23:59:59Z")), context(GRANTED)))
                .returns("occurredAt", InvalidValue::field);
    }

    static Stream<Action> sessionActions() {
        return Stream.of(new StartSession(), new EndSession());
    }

    @ParameterizedTest
    @MethodSource("sessionActions")
    void a_session_that_starts_or_ends_needs_its_id(Action action) {
        ReportedAction reported = new ReportedAction(new ClientActionId("a-1"), OCCURRED, Channel.WEB, null, action);

        assertThatExceptionOfType(SessionMissing.class)
                .isThrownBy(() -> EngagementDecider.decide(reported, context(GRANTED)));
    }

    @Test
    void any_other_action_may_come_without_a_session() {
        ReportedAction reported =
                new ReportedAction(new ClientActionId("a-1"), OCCURRED, Channel.WEB, null, new BookmarkContent(OPEN));

        assertThat(EngagementDecider.decide(reported, context(GRANTED)).event())
                .isEqualTo(new ContentBookmarked(OPEN, null));
    }

    private static ReportedAction view(ContentId content) {
        return reported(new ViewContent(content, 80, 1_500L));
    }

    private static ReportedAction reported(Action action) {
        return reported(action, OCCURRED);
    }

    private static ReportedAction reported(Action action, Instant occurredAt) {
        return new ReportedAction(new ClientActionId("a-1"), occurredAt, Channel.WEB, SESSION, action);
    }

    private static EngagementContext context(ConsentEvent... decisions) {
        return context(verified(false), RECEIVED, decisions);
    }

    private static EngagementContext context(HcpState hcp, Instant receivedAt, ConsentEvent... decisions) {
        return new EngagementContext(
                hcp,
                new Consents(
                        new ConsentHistory(List.of(decisions)),
                        new ConsentRules(null, new PurposeCatalogue(List.of()), NoticeRegister.EMPTY)),
                id -> CONTENTS.getOrDefault(id, new ContentState.Absent()),
                receivedAt);
    }

    private static HcpState verified(boolean verified) {
        return hcp(verified);
    }

    private static HcpState hcp(boolean verified, Product... products) {
        return new HcpState.Registered(
                new Specialty("cardiology"),
                Role.PHYSICIAN,
                new Country("DE"),
                new Language("de"),
                new TreeSet<>(),
                verified,
                new TreeSet<>(List.of(products)));
    }

    private static ConsentGranted grant(@Nullable Channel channel, String decidedAt) {
        return new ConsentGranted(
                ADA,
                new ConsentRecordId("grant"),
                new ConsentScope(Purpose.ANALYTICS, channel),
                new NoticeVersion("2026-01"),
                Instant.parse(decidedAt),
                null);
    }

    private static ConsentWithdrawn withdrawal(String decidedAt) {
        return new ConsentWithdrawn(
                ADA,
                new ConsentRecordId("withdrawal"),
                new ConsentScope(Purpose.ANALYTICS, null),
                Instant.parse(decidedAt));
    }

    private static Publication published(Audience audience) {
        return new Publication(1, audience, ContentType.ARTICLE, LIPO, PUBLISHED, APPROVAL_END);
    }

    private static ContentState content(Publication... publications) {
        return new ContentState.Existing(
                publications.length == 0 ? ContentState.Phase.DRAFT : ContentState.Phase.PUBLISHED,
                1,
                Audience.EVERYONE,
                ContentType.ARTICLE,
                LIPO,
                new Actor("writer"),
                PUBLISHED,
                APPROVAL_END,
                List.of(publications));
    }
}
