package io.rapport.command.recommendation;

import static io.rapport.command.Examples.PUBLISHING;
import static io.rapport.command.Examples.REVIEWER;
import static io.rapport.command.Examples.STATINS;
import static io.rapport.command.Examples.WRITER;

import io.rapport.command.dispatch.DomainCommandTargets;
import io.rapport.command.standing.GivenStandings;
import io.rapport.domain.recommendation.Pin;
import io.rapport.domain.recommendation.PinCommand.ApprovePin;
import io.rapport.domain.recommendation.PinCommand.EndPin;
import io.rapport.domain.recommendation.PinCommand.ProposePin;
import io.rapport.domain.recommendation.PinEvent.PinEnded;
import io.rapport.domain.recommendation.PinEvent.PinProposed;
import io.rapport.domain.recommendation.PinId;
import io.rapport.domain.recommendation.PinRejection.PlaceTaken;
import io.rapport.domain.recommendation.PinRejection.UnknownPinnedContent;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.SegmentLimits;
import io.rapport.domain.shared.FreeText;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class PinsAggregateTest {

    private static final Instant FROM = Instant.parse("2026-03-10T12:00:00Z");
    private static final Pin PIN = new Pin(STATINS, 1, SegmentLimits.NONE, FROM, FROM.plusSeconds(60));
    private static final FreeText REASON = new FreeText("News");
    private static final PinId FIRST = new PinId("first");
    private static final PinId SECOND = new PinId("second");

    @Test
    void the_first_proposal_begins_the_placements_stream() {
        fixture(PUBLISHING.toArray())
                .givenNoPriorActivity()
                .when(proposal(FIRST))
                .expectEvents(new PinProposed(Placement.HOME, FIRST, PIN, REASON, WRITER));
    }

    @Test
    void content_that_was_never_drafted_is_not_pinned() {
        fixture()
                .givenNoPriorActivity()
                .when(proposal(FIRST))
                .expectNoEvents()
                .expectException(UnknownPinnedContent.class);
    }

    @Test
    void a_pin_goes_from_its_proposal_to_its_end() {
        fixture(PUBLISHING.toArray())
                .givenCommands(proposal(FIRST), approval(FIRST))
                .when(new EndPin(Placement.HOME, FIRST, WRITER, REASON, FROM))
                .expectEvents(new PinEnded(Placement.HOME, FIRST, WRITER, REASON, FROM));
    }

    @Test
    void one_pin_holds_a_place_against_another() {
        fixture(PUBLISHING.toArray())
                .givenCommands(proposal(FIRST), proposal(SECOND), approval(FIRST))
                .when(approval(SECOND))
                .expectNoEvents()
                .expectException(PlaceTaken.class);
    }

    private static ProposePin proposal(PinId id) {
        return new ProposePin(Placement.HOME, id, PIN, REASON, WRITER);
    }

    private static ApprovePin approval(PinId id) {
        return new ApprovePin(Placement.HOME, id, REVIEWER, FROM);
    }

    private static FixtureConfiguration<PinsAggregate> fixture(Object... elsewhere) {
        return new AggregateTestFixture<>(PinsAggregate.class)
                .registerCommandTargetResolver(new DomainCommandTargets())
                .registerInjectableResource(GivenStandings.of(elsewhere));
    }
}
