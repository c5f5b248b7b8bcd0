package io.rapport.command.content;

import static io.rapport.command.Examples.APPROVED;
import static io.rapport.command.Examples.APPROVED_AT;
import static io.rapport.command.Examples.DRAFTED;
import static io.rapport.command.Examples.PROFILE;
import static io.rapport.command.Examples.PUBLISHED;
import static io.rapport.command.Examples.REVIEWER;
import static io.rapport.command.Examples.STATINS;
import static io.rapport.command.Examples.SUBMITTED;
import static io.rapport.command.Examples.VALID_UNTIL;
import static io.rapport.command.Examples.WRITER;

import io.rapport.command.dispatch.DomainCommandTargets;
import io.rapport.domain.content.ContentCommand.ApproveContent;
import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.content.ContentCommand.PublishContent;
import io.rapport.domain.content.ContentCommand.SubmitForReview;
import io.rapport.domain.content.ContentRejection.FourEyesRequired;
import io.rapport.domain.content.ContentRejection.UnknownContent;
import io.rapport.domain.content.ContentRejection.WrongPhase;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ContentAggregateTest {

    private final FixtureConfiguration<ContentAggregate> fixture = new AggregateTestFixture<>(ContentAggregate.class)
            .registerCommandTargetResolver(new DomainCommandTargets());

    @Test
    void content_is_drafted() {
        fixture.givenNoPriorActivity()
                .when(new DraftContent(STATINS, PROFILE, WRITER))
                .expectEvents(DRAFTED);
    }

    @Test
    void content_goes_from_draft_to_publication() {
        fixture.givenCommands(
                        new DraftContent(STATINS, PROFILE, WRITER),
                        new SubmitForReview(STATINS),
                        new ApproveContent(STATINS, REVIEWER, APPROVED_AT, VALID_UNTIL))
                .when(new PublishContent(STATINS, APPROVED_AT))
                .expectEvents(PUBLISHED);
    }

    @Test
    void a_second_person_approves() {
        fixture.given(DRAFTED, SUBMITTED)
                .when(new ApproveContent(STATINS, REVIEWER, APPROVED_AT, VALID_UNTIL))
                .expectEvents(APPROVED);
    }

    @Test
    void the_author_does_not_approve() {
        fixture.given(DRAFTED, SUBMITTED)
                .when(new ApproveContent(STATINS, WRITER, APPROVED_AT, VALID_UNTIL))
                .expectNoEvents()
                .expectException(FourEyesRequired.class);
    }

    @Test
    void what_was_not_approved_is_not_published() {
        fixture.given(DRAFTED, SUBMITTED)
                .when(new PublishContent(STATINS, APPROVED_AT))
                .expectNoEvents()
                .expectException(WrongPhase.class);
    }

    @Test
    void unknown_content_is_not_submitted() {
        fixture.givenNoPriorActivity()
                .when(new SubmitForReview(STATINS))
                .expectNoEvents()
                .expectException(UnknownContent.class);
    }
}
