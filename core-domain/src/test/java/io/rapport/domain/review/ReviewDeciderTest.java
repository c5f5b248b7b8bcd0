package io.rapport.domain.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventName;
import io.rapport.domain.event.EventType;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.review.ReviewCommand.AssignReview;
import io.rapport.domain.review.ReviewCommand.CommentOnReview;
import io.rapport.domain.review.ReviewCommand.LookAtEvent;
import io.rapport.domain.review.ReviewCommand.OpenReview;
import io.rapport.domain.review.ReviewCommand.SignReview;
import io.rapport.domain.review.ReviewEvent.EventLookedAt;
import io.rapport.domain.review.ReviewEvent.ReviewAssigned;
import io.rapport.domain.review.ReviewEvent.ReviewCommented;
import io.rapport.domain.review.ReviewEvent.ReviewOpened;
import io.rapport.domain.review.ReviewEvent.ReviewSigned;
import io.rapport.domain.review.ReviewRejection.AuthenticatedBeforeLook;
import io.rapport.domain.review.ReviewRejection.FindingWithoutComment;
import io.rapport.domain.review.ReviewRejection.NotLookedAt;
import io.rapport.domain.review.ReviewRejection.NotTheAssignee;
import io.rapport.domain.review.ReviewRejection.OwnEvent;
import io.rapport.domain.review.ReviewRejection.ReviewIsSigned;
import io.rapport.domain.review.ReviewRejection.UnknownReview;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReviewDeciderTest {

    private static final EventId EVENT = new EventId("event-1");
    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final Actor ANN = new Actor("ann");
    private static final Actor BOB = new Actor("bob");
    private static final Actor CLEO = new Actor("cleo");
    private static final ReviewRuleName RULE = new ReviewRuleName("erasure");
    private static final EventDigest AS_STORED = new EventDigest("A".repeat(43) + "=");
    private static final EventDigest AS_FORGED = new EventDigest("B".repeat(43) + "=");
    private static final Instant DUE = Instant.parse("2026-03-15T10:00:00Z");
    private static final Instant LOOKED = Instant.parse("2026-03-10T10:00:00.700Z");
    private static final Instant SIGNED_IN = Instant.parse("2026-03-10T10:01:00Z");
    private static final Instant SIGNING = Instant.parse("2026-03-10T10:02:00Z");
    private static final Remark REMARK = Remark.of(ProtectedText.of(RetentionClass.ACCOUNTABILITY, "UmVtYXJr"));
    private static final Remark PLAIN = Remark.of(new FreeText("Tried on a copy first."));

    private static final ReviewOpened OPENED =
            new ReviewOpened(EVENT, 7, new EventName("erasure.approved"), ADA, ANN, RULE, Risk.HIGH, DUE);
    private static final ReviewOpened OPENED_ABOUT_NOBODY =
            new ReviewOpened(EVENT, 7, new EventName("replay.projection-switched"), null, ANN, RULE, Risk.LOW, DUE);
    private static final ReviewAssigned ASSIGNED = new ReviewAssigned(EVENT, BOB, null, CLEO);
    private static final EventLookedAt LOOKED_AT = new EventLookedAt(EVENT, AS_STORED, BOB, LOOKED);
    private static final ReviewCommented COMMENTED = new ReviewCommented(EVENT, REMARK, BOB);
    private static final Signature SIGNATURE = signature(BOB, Meaning.REVIEWED_WITHOUT_FINDING, SIGNED_IN);
    private static final ReviewSigned SIGNED = new ReviewSigned(EVENT, 7, AS_STORED, SIGNATURE);

    @Test
    void a_review_is_opened_with_what_is_known_of_the_event() {
        assertThat(ReviewDecider.decide(opening(), given())).containsExactly(OPENED);
    }

    @Test
    void a_review_is_opened_once() {
        assertThat(ReviewDecider.decide(opening(), given(OPENED))).isEmpty();
    }

    @Test
    void a_signed_review_is_not_opened_again() {
        assertThat(ReviewDecider.decide(opening(), given(OPENED, ASSIGNED, LOOKED_AT, SIGNED)))
                .isEmpty();
    }

    @Test
    void a_review_is_assigned() {
        assertThat(ReviewDecider.decide(new AssignReview(EVENT, BOB, null, CLEO), given(OPENED)))
                .containsExactly(ASSIGNED);
    }

    @Test
    void somebody_may_take_a_review() {
        assertThat(ReviewDecider.decide(new AssignReview(EVENT, BOB, null, BOB), given(OPENED)))
                .containsExactly(new ReviewAssigned(EVENT, BOB, null, BOB));
    }

    @Test
    void nobody_reviews_what_they_did() {
        assertThatExceptionOfType(OwnEvent.class)
                .isThrownBy(() -> ReviewDecider.decide(new AssignReview(EVENT, ANN, null, CLEO), given(OPENED)));
    }

    @Test
    void a_review_becomes_somebody_elses_for_a_reason() {
        assertThat(ReviewDecider.decide(new AssignReview(EVENT, CLEO, REMARK, BOB), given(OPENED, ASSIGNED)))
                .containsExactly(new ReviewAssigned(EVENT, CLEO, REMARK, BOB));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(
                        () -> ReviewDecider.decide(new AssignReview(EVENT, CLEO, null, BOB), given(OPENED, ASSIGNED)))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("reason"));
    }

    @Test
    void a_review_that_is_somebodys_is_not_assigned_to_them_again() {
        assertThat(ReviewDecider.decide(new AssignReview(EVENT, BOB, null, CLEO), given(OPENED, ASSIGNED)))
                .isEmpty();
    }

    @Test
    void a_remark_about_an_hcp_is_protected() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> ReviewDecider.decide(new CommentOnReview(EVENT, PLAIN, BOB), given(OPENED)));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> ReviewDecider.decide(new AssignReview(EVENT, BOB, PLAIN, BOB), given(OPENED)));
    }

    @Test
    void a_remark_about_nobody_is_plain() {
        assertThat(ReviewDecider.decide(new CommentOnReview(EVENT, PLAIN, BOB), given(OPENED_ABOUT_NOBODY)))
                .containsExactly(new ReviewCommented(EVENT, PLAIN, BOB));
    }

    @Test
    void a_signature_is_tied_to_the_event_as_the_signer_was_last_shown_it() {
        assertThat(ReviewDecider.decide(new SignReview(EVENT, SIGNATURE), given(OPENED, ASSIGNED, LOOKED_AT)))
                .containsExactly(SIGNED);
        assertThat(ReviewDecider.decide(
                        new SignReview(EVENT, SIGNATURE),
                        given(OPENED, ASSIGNED, LOOKED_AT, new EventLookedAt(EVENT, AS_FORGED, BOB, LOOKED))))
                .containsExactly(new ReviewSigned(EVENT, 7, AS_FORGED, SIGNATURE));
    }

    @Test
    void only_the_assignee_signs() {
        refuses(
                NotTheAssignee.class,
                signature(CLEO, Meaning.REVIEWED_WITHOUT_FINDING, SIGNED_IN),
                OPENED,
                ASSIGNED,
                new EventLookedAt(EVENT, AS_STORED, CLEO, LOOKED));
        refuses(NotTheAssignee.class, SIGNATURE, OPENED, LOOKED_AT);
    }

    @Test
    void whoever_was_assigned_before_signs_no_more() {
        refuses(
                NotTheAssignee.class,
                SIGNATURE,
                OPENED,
                ASSIGNED,
                LOOKED_AT,
                new ReviewAssigned(EVENT, CLEO, REMARK, BOB));
    }

    @Test
    void nobody_signs_what_they_have_not_seen() {
        refuses(NotLookedAt.class, SIGNATURE, OPENED, ASSIGNED);
        refuses(NotLookedAt.class, SIGNATURE, OPENED, ASSIGNED, new EventLookedAt(EVENT, AS_STORED, CLEO, LOOKED));
    }

    @Test
    void whoever_signed_in_before_looking_signs_in_again() {
        refuses(
                AuthenticatedBeforeLook.class,
                signature(BOB, Meaning.REVIEWED_WITHOUT_FINDING, Instant.parse("2026-03-10T09:59:59Z")),
                OPENED,
                ASSIGNED,
                LOOKED_AT);
    }

    @Test
    void whoever_signed_in_within_the_second_of_looking_may_have_done_so_after() {
        Signature sameSecond = signature(BOB, Meaning.REVIEWED_WITHOUT_FINDING, Instant.parse("2026-03-10T10:00:00Z"));
        assertThat(ReviewDecider.decide(new SignReview(EVENT, sameSecond), given(OPENED, ASSIGNED, LOOKED_AT)))
                .hasSize(1);
    }

    @Test
    void a_finding_is_said_in_a_comment_of_the_signer() {
        Signature finding = signature(BOB, Meaning.REVIEWED_WITH_FINDING, SIGNED_IN);
        refuses(FindingWithoutComment.class, finding, OPENED, ASSIGNED, LOOKED_AT);
        refuses(
                FindingWithoutComment.class,
                finding,
                OPENED,
                ASSIGNED,
                LOOKED_AT,
                new ReviewCommented(EVENT, REMARK, CLEO));
        assertThat(ReviewDecider.decide(new SignReview(EVENT, finding), given(OPENED, ASSIGNED, LOOKED_AT, COMMENTED)))
                .hasSize(1);
    }

    @Test
    void nothing_about_a_signed_review_changes() {
        ReviewState signed = given(OPENED, ASSIGNED, LOOKED_AT, SIGNED);
        List.<Consumer<ReviewState>>of(
                        state -> ReviewDecider.decide(new AssignReview(EVENT, CLEO, REMARK, BOB), state),
                        state -> ReviewDecider.decide(new LookAtEvent(EVENT, AS_STORED, BOB, SIGNING), state),
                        state -> ReviewDecider.decide(new CommentOnReview(EVENT, REMARK, BOB), state),
                        state -> ReviewDecider.decide(new SignReview(EVENT, SIGNATURE), state))
                .forEach(change ->
                        assertThatExceptionOfType(ReviewIsSigned.class).isThrownBy(() -> change.accept(signed)));
    }

    @Test
    void what_no_rule_covered_is_not_reviewed() {
        assertThatExceptionOfType(UnknownReview.class)
                .isThrownBy(() -> ReviewDecider.decide(new LookAtEvent(EVENT, AS_STORED, BOB, LOOKED), given()));
    }

    private static OpenReview opening() {
        ReviewedEvent event =
                new ReviewedEvent(EVENT, 7, new EventType("erasure.approved", 1), LOOKED, LOOKED, ADA, ANN, false);
        return new OpenReview(event, RULE, Risk.HIGH, DUE);
    }

    private static Signature signature(Actor by, Meaning meaning, Instant authenticatedAt) {
        return new Signature(by, new SignerName("Robert Roe"), meaning, SIGNING, authenticatedAt);
    }

    private static void refuses(Class<? extends RuntimeException> refusal, Signature signature, ReviewEvent... past) {
        assertThatExceptionOfType(refusal)
                .isThrownBy(() -> ReviewDecider.decide(new SignReview(EVENT, signature), given(past)));
    }

    private static ReviewState given(ReviewEvent... past) {
        ReviewState state = new ReviewState.None();
        for (ReviewEvent event : past) {
            state = ReviewDecider.evolve(state, event);
        }
        return state;
    }
}
