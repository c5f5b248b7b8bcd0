package io.rapport.command.replay;

import io.rapport.command.dispatch.DomainCommandTargets;
import io.rapport.domain.replay.DeadLetterSequence;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.replay.ReplayCommand.DiscardDeadLetter;
import io.rapport.domain.replay.ReplayCommand.RollBackProjection;
import io.rapport.domain.replay.ReplayCommand.SwitchProjection;
import io.rapport.domain.replay.ReplayEvent.DeadLetterDiscarded;
import io.rapport.domain.replay.ReplayEvent.ProjectionRolledBack;
import io.rapport.domain.replay.ReplayEvent.ProjectionSwitched;
import io.rapport.domain.replay.ReplayRejection.AlreadyLive;
import io.rapport.domain.replay.ReplayRejection.NothingToRollBackTo;
import io.rapport.domain.replay.Slot;
import io.rapport.domain.shared.FreeText;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ReplayAggregateTest {

    private static final ProjectionName TIMELINE = new ProjectionName("hcp-timeline");
    private static final FreeText REASON = new FreeText("a new column");
    private static final SwitchProjection SWITCH = new SwitchProjection(TIMELINE, Slot.GREEN, 2, 700, REASON);
    private static final RollBackProjection ROLL_BACK = new RollBackProjection(TIMELINE, 1, 900, REASON);

    private final FixtureConfiguration<ReplayAggregate> fixture =
            new AggregateTestFixture<>(ReplayAggregate.class).registerCommandTargetResolver(new DomainCommandTargets());

    @Test
    void the_first_switch_begins_the_projections_stream() {
        fixture.givenNoPriorActivity()
                .when(SWITCH)
                .expectEvents(new ProjectionSwitched(TIMELINE, Slot.BLUE, Slot.GREEN, 2, 700, REASON));
    }

    @Test
    void an_event_may_be_given_up_before_any_switch() {
        DeadLetterSequence sequence = new DeadLetterSequence("content:content-1");

        fixture.givenNoPriorActivity()
                .when(new DiscardDeadLetter(TIMELINE, Slot.GREEN, sequence, 42, REASON))
                .expectEvents(new DeadLetterDiscarded(TIMELINE, Slot.GREEN, sequence, 42, REASON));
    }

    @Test
    void a_switch_is_rolled_back() {
        fixture.givenCommands(SWITCH)
                .when(ROLL_BACK)
                .expectEvents(new ProjectionRolledBack(TIMELINE, Slot.GREEN, Slot.BLUE, 1, 900, REASON));
    }

    @Test
    void a_switch_is_not_rolled_back_twice() {
        fixture.givenCommands(SWITCH, ROLL_BACK)
                .when(ROLL_BACK)
                .expectNoEvents()
                .expectException(NothingToRollBackTo.class);
    }

    @Test
    void what_is_live_at_first_is_not_switched_to() {
        fixture.givenNoPriorActivity()
                .when(new SwitchProjection(TIMELINE, Slot.BLUE, 2, 700, REASON))
                .expectNoEvents()
                .expectException(AlreadyLive.class);
    }
}
