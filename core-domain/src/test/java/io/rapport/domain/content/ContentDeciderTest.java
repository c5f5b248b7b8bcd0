package io.rapport.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.content.ContentCommand.ApproveContent;
import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.content.ContentCommand.ExpireContent;
import io.rapport.domain.content.ContentCommand.PublishContent;
import io.rapport.domain.content.ContentCommand.RejectContent;
import io.rapport.domain.content.ContentCommand.ReviseContent;
import io.rapport.domain.content.ContentCommand.SubmitForReview;
import io.rapport.domain.content.ContentCommand.WithdrawContent;
import io.rapport.domain.content.ContentEvent.ContentApproved;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentExpired;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentEvent.ContentRejected;
import io.rapport.domain.content.ContentEvent.ContentRevised;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.content.ContentEvent.ContentWithdrawn;
import io.rapport.domain.content.ContentRejection.ApprovalAlreadyOver;
import io.rapport.domain.content.ContentRejection.ApprovalLapsed;
import io.rapport.domain.content.ContentRejection.ContentAlreadyExists;
import io.rapport.domain.content.ContentRejection.FourEyesRequired;
import io.rapport.domain.content.ContentRejection.NotYetApproved;
import io.rapport.domain.content.ContentRejection.UnknownContent;
import io.rapport.domain.content.ContentRejection.WrongPhase;
import io.rapport.domain.content.ContentState.Absent;
import io.rapport.domain.content.ContentState.Existing;
import io.rapport.domain.content.ContentState.Phase;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContentDeciderTest {

    private static final ContentId STATINS = new ContentId("content-statins");
    private static final Actor WRITER = new Actor("writer");
    private static final Actor EDITOR = new Actor("editor");
    private static final Actor REVIEWER = new Actor("reviewer");
    private static final FreeText REASON = new FreeText("the label changed");
    private static final Audience GATED = new Audience(Set.of(), Set.of(), Set.of(), true, false);
    private static final ContentProfile PROFILE = profile(Audience.EVERYONE);
    private static final ContentProfile GATED_PROFILE = profile(GATED);

    private static final Instant APPROVED_AT = at(1);
    private static final Instant VALID_UNTIL = at(20);

    private static final ContentDrafted DRAFTED = new ContentDrafted(STATINS, 1, PROFILE, WRITER);
    private static final ContentSubmitted SUBMITTED = new ContentSubmitted(STATINS, 1);
    private static final ContentRejected REJECTED = new ContentRejected(STATINS, 1, REVIEWER, REASON);
    private static final ContentApproved APPROVED = new ContentApproved(STATINS, 1, REVIEWER, APPROVED_AT, VALID_UNTIL);
    private static final ContentPublished PUBLISHED = new ContentPublished(STATINS, 1, at(2), VALID_UNTIL);
    private static final ContentWithdrawn WITHDRAWN = new ContentWithdrawn(STATINS, 1, at(5), REASON);
    private static final ContentExpired EXPIRED = new ContentExpired(STATINS, 1, at(6));
    private static final ContentRevised REVISED = new ContentRevised(STATINS, 2, GATED_PROFILE, EDITOR);
    private static final ContentSubmitted SUBMITTED_2 = new ContentSubmitted(STATINS, 2);
    private static final ContentApproved APPROVED_2 = new ContentApproved(STATINS, 2, WRITER, at(7), at(30));
    private static final ContentPublished PUBLISHED_2 = new ContentPublished(STATINS, 2, at(8), at(30));

    private static final DraftContent DRAFT = new DraftContent(STATINS, PROFILE, WRITER);
    private static final ReviseContent REVISE = new ReviseContent(STATINS, GATED_PROFILE, EDITOR);
    private static final SubmitForReview SUBMIT = new SubmitForReview(STATINS);
    private static final ApproveContent APPROVE = new ApproveContent(STATINS, REVIEWER, APPROVED_AT, VALID_UNTIL);
    private static final RejectContent REJECT = new RejectContent(STATINS, REVIEWER, REASON);
    private static final PublishContent PUBLISH = new PublishContent(STATINS, at(2));
    private static final WithdrawContent WITHDRAW = new WithdrawContent(STATINS, at(5), REASON);
    private static final ExpireContent EXPIRE = new ExpireContent(STATINS, at(6));

    @Test
    void drafting_starts_version_1() {
        assertThat(ContentDecider.decide(DRAFT, given())).containsExactly(DRAFTED);
    }

    @Test
    void an_id_cannot_be_drafted_twice() {
        assertThatExceptionOfType(ContentAlreadyExists.class)
                .isThrownBy(() -> ContentDecider.decide(DRAFT, given(DRAFTED)));
    }

    @Test
    void a_draft_is_submitted_in_its_version() {
        assertThat(ContentDecider.decide(SUBMIT, given(DRAFTED))).containsExactly(SUBMITTED);
    }

    @Test
    void what_is_in_review_is_approved_until_its_review_date() {
        assertThat(ContentDecider.decide(APPROVE, given(DRAFTED, SUBMITTED))).containsExactly(APPROVED);
    }

    @Test
    void what_is_in_review_is_rejected_with_the_reason() {
        assertThat(ContentDecider.decide(REJECT, given(DRAFTED, SUBMITTED))).containsExactly(REJECTED);
    }

    @Test
    void an_author_cannot_approve_the_own_version() {
        ApproveContent own = new ApproveContent(STATINS, WRITER, APPROVED_AT, VALID_UNTIL);

        assertThatExceptionOfType(FourEyesRequired.class)
                .isThrownBy(() -> ContentDecider.decide(own, given(DRAFTED, SUBMITTED)));
    }

    @Test
    void an_author_cannot_reject_the_own_version() {
        RejectContent own = new RejectContent(STATINS, WRITER, REASON);

        assertThatExceptionOfType(FourEyesRequired.class)
                .isThrownBy(() -> ContentDecider.decide(own, given(DRAFTED, SUBMITTED)));
    }

    @Test
    void the_author_of_a_revision_cannot_approve_it() {
        ApproveContent own = new ApproveContent(STATINS, EDITOR, at(7), at(30));

        assertThatExceptionOfType(FourEyesRequired.class)
                .isThrownBy(() -> ContentDecider.decide(own, given(DRAFTED, REVISED, SUBMITTED_2)));
    }

    @Test
    void the_author_of_an_earlier_version_can_approve_someone_elses_revision() {
        ApproveContent command = new ApproveContent(STATINS, WRITER, at(7), at(30));

        assertThat(ContentDecider.decide(command, given(DRAFTED, REVISED, SUBMITTED_2)))
                .containsExactly(APPROVED_2);
    }

    @Test
    void an_approval_that_is_over_when_it_is_given_is_refused() {
        ApproveContent command = new ApproveContent(STATINS, REVIEWER, APPROVED_AT, APPROVED_AT);

        assertThatExceptionOfType(ApprovalAlreadyOver.class)
                .isThrownBy(() -> ContentDecider.decide(command, given(DRAFTED, SUBMITTED)));
    }

    @Test
    void what_is_approved_is_published_until_its_review_date() {
        assertThat(ContentDecider.decide(PUBLISH, given(DRAFTED, SUBMITTED, APPROVED)))
                .containsExactly(PUBLISHED);
    }

    @Test
    void what_is_approved_can_be_published_at_once() {
        PublishContent atOnce = new PublishContent(STATINS, APPROVED_AT);

        assertThat(ContentDecider.decide(atOnce, given(DRAFTED, SUBMITTED, APPROVED)))
                .containsExactly(new ContentPublished(STATINS, 1, APPROVED_AT, VALID_UNTIL));
    }

    @Test
    void nothing_is_published_as_of_a_time_before_its_approval() {
        PublishContent early = new PublishContent(STATINS, APPROVED_AT.minusNanos(1));

        assertThatExceptionOfType(NotYetApproved.class)
                .isThrownBy(() -> ContentDecider.decide(early, given(DRAFTED, SUBMITTED, APPROVED)));
    }

    @Test
    void an_approval_that_has_lapsed_does_not_allow_publishing() {
        PublishContent late = new PublishContent(STATINS, VALID_UNTIL);

        assertThatExceptionOfType(ApprovalLapsed.class)
                .isThrownBy(() -> ContentDecider.decide(late, given(DRAFTED, SUBMITTED, APPROVED)));
    }

    @Test
    void what_is_published_is_withdrawn_with_the_reason() {
        assertThat(ContentDecider.decide(WITHDRAW, published())).containsExactly(WITHDRAWN);
    }

    @Test
    void withdrawing_again_changes_nothing() {
        WithdrawContent again = new WithdrawContent(STATINS, at(6), REASON);

        assertThat(ContentDecider.decide(again, published(WITHDRAWN))).isEmpty();
    }

    @Test
    void while_a_revision_is_drafted_the_published_version_can_be_withdrawn() {
        assertThat(ContentDecider.decide(WITHDRAW, published(REVISED))).containsExactly(WITHDRAWN);
    }

    @Test
    void what_is_published_expires() {
        assertThat(ContentDecider.decide(EXPIRE, published())).containsExactly(EXPIRED);
    }

    @ParameterizedTest
    @EnumSource(names = "IN_REVIEW", mode = EnumSource.Mode.EXCLUDE)
    void a_version_can_be_revised_in_any_phase_but_review(Phase phase) {
        assertThat(ContentDecider.decide(REVISE, in(phase))).containsExactly(REVISED);
    }

    @Test
    void a_version_in_review_cannot_be_revised() {
        assertThatExceptionOfType(WrongPhase.class)
                .isThrownBy(() -> ContentDecider.decide(REVISE, in(Phase.IN_REVIEW)));
    }

    @ParameterizedTest
    @EnumSource(names = "DRAFT", mode = EnumSource.Mode.EXCLUDE)
    void only_a_draft_can_be_submitted(Phase phase) {
        assertThatExceptionOfType(WrongPhase.class).isThrownBy(() -> ContentDecider.decide(SUBMIT, in(phase)));
    }

    @ParameterizedTest
    @EnumSource(names = "IN_REVIEW", mode = EnumSource.Mode.EXCLUDE)
    void only_a_version_in_review_can_be_approved(Phase phase) {
        assertThatExceptionOfType(WrongPhase.class).isThrownBy(() -> ContentDecider.decide(APPROVE, in(phase)));
    }

    @ParameterizedTest
    @EnumSource(names = "IN_REVIEW", mode = EnumSource.Mode.EXCLUDE)
    void only_a_version_in_review_can_be_rejected(Phase phase) {
        assertThatExceptionOfType(WrongPhase.class).isThrownBy(() -> ContentDecider.decide(REJECT, in(phase)));
    }

    @ParameterizedTest
    @EnumSource(names = "APPROVED", mode = EnumSource.Mode.EXCLUDE)
    void only_an_approved_version_can_be_published(Phase phase) {
        assertThatExceptionOfType(WrongPhase.class).isThrownBy(() -> ContentDecider.decide(PUBLISH, in(phase)));
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "IN_REVIEW", "REJECTED", "APPROVED", "EXPIRED"})
    void what_is_not_published_cannot_be_withdrawn(Phase phase) {
        WithdrawContent late = new WithdrawContent(STATINS, at(7), REASON);

        assertThatExceptionOfType(WrongPhase.class).isThrownBy(() -> ContentDecider.decide(late, in(phase)));
    }

    @ParameterizedTest
    @EnumSource(names = "PUBLISHED", mode = EnumSource.Mode.EXCLUDE)
    void what_is_not_published_cannot_expire(Phase phase) {
        assertThatExceptionOfType(WrongPhase.class).isThrownBy(() -> ContentDecider.decide(EXPIRE, in(phase)));
    }

    @Test
    void unknown_content_cannot_be_revised() {
        assertThatExceptionOfType(UnknownContent.class).isThrownBy(() -> ContentDecider.decide(REVISE, given()));
    }

    @Test
    void unknown_content_cannot_be_submitted() {
        assertThatExceptionOfType(UnknownContent.class).isThrownBy(() -> ContentDecider.decide(SUBMIT, given()));
    }

    @Test
    void unknown_content_cannot_be_withdrawn() {
        assertThatExceptionOfType(UnknownContent.class).isThrownBy(() -> ContentDecider.decide(WITHDRAW, given()));
    }

    static Stream<List<ContentEvent>> neverPublished() {
        return Stream.of(
                List.of(),
                List.of(DRAFTED),
                List.of(DRAFTED, SUBMITTED),
                List.of(DRAFTED, SUBMITTED, REJECTED),
                List.of(DRAFTED, SUBMITTED, APPROVED));
    }

    @ParameterizedTest
    @MethodSource("neverPublished")
    void nothing_is_visible_before_it_is_published(List<ContentEvent> history) {
        assertThat(fold(history).publishedAt(at(3))).isEmpty();
    }

    @Test
    void a_publication_begins_when_it_is_published() {
        assertThat(versionAt(published(), at(2))).isEqualTo(1);
    }

    @Test
    void nothing_is_visible_before_the_publication_begins() {
        assertThat(versionAt(published(), at(2).minusNanos(1))).isNull();
    }

    @Test
    void a_publication_lasts_until_just_before_the_review_date() {
        assertThat(versionAt(published(), VALID_UNTIL.minusNanos(1))).isEqualTo(1);
    }

    @Test
    void nothing_is_visible_from_the_review_date_on() {
        assertThat(versionAt(published(), VALID_UNTIL)).isNull();
    }

    @Test
    void nothing_is_visible_from_the_withdrawal_on() {
        assertThat(versionAt(published(WITHDRAWN), at(5))).isNull();
    }

    @Test
    void what_was_visible_before_the_withdrawal_stays_known() {
        assertThat(versionAt(published(WITHDRAWN), at(5).minusNanos(1))).isEqualTo(1);
    }

    @Test
    void nothing_is_visible_once_it_expired() {
        assertThat(versionAt(published(EXPIRED), at(6))).isNull();
    }

    @Test
    void an_expiry_after_the_review_date_does_not_prolong_the_publication() {
        assertThat(versionAt(published(new ContentExpired(STATINS, 1, at(25))), at(21)))
                .isNull();
    }

    @Test
    void a_revision_keeps_the_published_version_visible() {
        assertThat(versionAt(published(REVISED, SUBMITTED_2, APPROVED_2), at(9)))
                .isEqualTo(1);
    }

    @Test
    void a_revision_has_no_approval_yet() {
        assertThatExceptionOfType(WrongPhase.class)
                .isThrownBy(() -> ContentDecider.decide(PUBLISH, given(DRAFTED, SUBMITTED, APPROVED, REVISED)));
    }

    @Test
    void a_published_revision_takes_the_place_of_the_version_before() {
        assertThat(versionAt(published(REVISED, SUBMITTED_2, APPROVED_2, PUBLISHED_2), at(8)))
                .isEqualTo(2);
    }

    @Test
    void the_version_before_stays_known_up_to_the_publication_of_the_revision() {
        assertThat(versionAt(published(REVISED, SUBMITTED_2, APPROVED_2, PUBLISHED_2), at(8).minusNanos(1)))
                .isEqualTo(1);
    }

    @Test
    void when_the_revisions_approval_ends_the_version_before_does_not_come_back() {
        ContentApproved brief = new ContentApproved(STATINS, 2, WRITER, at(7), at(10));
        ContentPublished briefly = new ContentPublished(STATINS, 2, at(8), at(10));

        assertThat(versionAt(published(REVISED, SUBMITTED_2, brief, briefly), at(11)))
                .isNull();
    }

    @Test
    void withdrawing_leaves_a_drafted_revision_where_it_is() {
        assertThat(published(REVISED, WITHDRAWN))
                .isInstanceOfSatisfying(
                        Existing.class, content -> assertThat(content.phase()).isEqualTo(Phase.DRAFT));
    }

    @Test
    void a_publication_keeps_the_audience_of_its_version() {
        assertThat(published(REVISED).publishedAt(at(3)))
                .hasValueSatisfying(
                        publication -> assertThat(publication.audience()).isEqualTo(Audience.EVERYONE));
    }

    @Test
    void a_published_revision_has_the_audience_of_the_revision() {
        assertThat(published(REVISED, SUBMITTED_2, APPROVED_2, PUBLISHED_2).publishedAt(at(9)))
                .hasValueSatisfying(
                        publication -> assertThat(publication.audience()).isEqualTo(GATED));
    }

    private static ContentState in(Phase phase) {
        return switch (phase) {
            case DRAFT -> given(DRAFTED);
            case IN_REVIEW -> given(DRAFTED, SUBMITTED);
            case REJECTED -> given(DRAFTED, SUBMITTED, REJECTED);
            case APPROVED -> given(DRAFTED, SUBMITTED, APPROVED);
            case PUBLISHED -> published();
            case WITHDRAWN -> published(WITHDRAWN);
            case EXPIRED -> published(EXPIRED);
        };
    }

    private static ContentState published(ContentEvent... later) {
        return fold(Stream.concat(Stream.of(DRAFTED, SUBMITTED, APPROVED, PUBLISHED), Arrays.stream(later))
                .toList());
    }

    private static ContentState given(ContentEvent... events) {
        return fold(List.of(events));
    }

    private static ContentState fold(List<? extends ContentEvent> events) {
        ContentState state = new Absent();
        for (ContentEvent event : events) {
            state = ContentDecider.evolve(state, event);
        }
        return state;
    }

    private static @Nullable Integer versionAt(ContentState state, Instant at) {
        return state.publishedAt(at).map(Publication::version).orElse(null);
    }

    private static ContentProfile profile(Audience audience) {
        return new ContentProfile(
                new FreeText("Statins in practice"),
                null,
                ContentType.ARTICLE,
                ContentNature.SCIENTIFIC,
                new TreeSet<>(Set.of(new Topic("lipids"))),
                new Language("en"),
                audience,
                null,
                new TreeSet<>());
    }

    private static Instant at(int day) {
        return Instant.parse("2026-03-01T10:00:00Z").plusSeconds(86_400L * day);
    }
}
