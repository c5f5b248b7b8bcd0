package io.rapport.command.review;

import io.rapport.command.dispatch.DomainCommandTargets;
import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventName;
import io.rapport.domain.event.EventType;
import io.rapport.domain.review.EventDigest;
import io.rapport.domain.review.Meaning;
import io.rapport.domain.review.ReviewCommand.AssignReview;
import io.rapport.domain.review.ReviewCommand.LookAtEvent;
import io.rapport.domain.review.ReviewCommand.OpenReview;
import io.rapport.domain.review.ReviewCommand.SignReview;
import io.rapport.domain.review.ReviewEvent.ReviewOpened;
import io.rapport.domain.review.ReviewEvent.ReviewSigned;
import io.rapport.domain.review.ReviewRejection.ReviewIsSigned;
import io.rapport.domain.review.ReviewRejection.UnknownReview;
import io.rapport.domain.review.ReviewRuleName;
import io.rapport.domain.review.ReviewedEvent;
import io.rapport.domain.review.Risk;
import io.rapport.domain.review.Signature;
import io.rapport.domain.review.SignerName;
import io.rapport.domain.shared.Actor;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ReviewAggregateTest {

    private static final EventId EVENT = new EventId("event-1");
    private static final Actor ANN = new Actor("ann");
    private static final Actor BOB = new Actor("bob");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final EventDigest DIGEST = new EventDigest("A".repeat(43) + "=");
    private static final ReviewRuleName RULE = new ReviewRuleName("erasure");
    private static final OpenReview OPEN = new OpenReview(
            new ReviewedEvent(EVENT, 7, new EventType("erasure.approved", 1), NOON, NOON, null, ANN, false),
            RULE,
            Risk.HIGH,
            NOON);
    private static final AssignReview ASSIGN = new AssignReview(EVENT, BOB, null, BOB);
    private static final LookAtEvent LOOK = new LookAtEvent(EVENT, DIGEST, BOB, NOON);
    private static final Signature SIGNATURE =
            new Signature(BOB, new SignerName("Robert Roe"), Meaning.REVIEWED_WITHOUT_FINDING, NOON, NOON);
    private static final SignReview SIGN = new SignReview(EVENT, SIGNATURE);

    private final FixtureConfiguration<ReviewAggregate> fixture =
            new AggregateTestFixture<>(ReviewAggregate.class).registerCommandTargetResolver(new DomainCommandTargets());

    @Test
    void a_review_has_a_stream_of_its_own() {
        fixture.givenNoPriorActivity()
                .when(OPEN)
                .expectEvents(new ReviewOpened(
                        EVENT, 7, new EventName("erasure.approved"), null, ANN, RULE, Risk.HIGH, NOON));
    }

    @Test
    void opening_it_again_records_nothing() {
        fixture.givenCommands(OPEN).when(OPEN).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void it_goes_from_assignment_to_signature_and_no_further() {
        fixture.givenCommands(OPEN, ASSIGN, LOOK)
                .when(SIGN)
                .expectEvents(new ReviewSigned(EVENT, 7, DIGEST, SIGNATURE));
        fixture.givenCommands(OPEN, ASSIGN, LOOK, SIGN)
                .when(LOOK)
                .expectNoEvents()
                .expectException(ReviewIsSigned.class);
    }

    @Test
    void nobody_begins_a_review_by_looking() {
        fixture.givenNoPriorActivity().when(LOOK).expectNoEvents().expectException(UnknownReview.class);
    }
}
