package io.rapport.domain.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.replay.ReplayCommand.DiscardDeadLetter;
import io.rapport.domain.replay.ReplayCommand.RollBackProjection;
import io.rapport.domain.replay.ReplayCommand.SwitchProjection;
import io.rapport.domain.replay.ReplayEvent.DeadLetterDiscarded;
import io.rapport.domain.replay.ReplayEvent.ProjectionRolledBack;
import io.rapport.domain.replay.ReplayEvent.ProjectionSwitched;
import io.rapport.domain.replay.ReplayRejection.AlreadyLive;
import io.rapport.domain.replay.ReplayRejection.NothingToRollBackTo;
import io.rapport.domain.shared.FreeText;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayDeciderTest {

    private static final ProjectionName TIMELINE = new ProjectionName("hcp-timeline");
    private static final DeadLetterSequence SEQUENCE = new DeadLetterSequence("content:content-1");
    private static final FreeText REASON = new FreeText("a new column");
    private static final FreeText REGRET = new FreeText("rows are missing");

    private static final SwitchProjection TO_GREEN = new SwitchProjection(TIMELINE, Slot.GREEN, 2, 700, REASON);
    private static final SwitchProjection TO_BLUE = new SwitchProjection(TIMELINE, Slot.BLUE, 3, 800, REASON);
    private static final RollBackProjection ROLL_BACK = new RollBackProjection(TIMELINE, 1, 900, REGRET);

    private static final ProjectionSwitched WENT_GREEN =
            new ProjectionSwitched(TIMELINE, Slot.BLUE, Slot.GREEN, 2, 700, REASON);
    private static final ProjectionSwitched WENT_BLUE =
            new ProjectionSwitched(TIMELINE, Slot.GREEN, Slot.BLUE, 3, 800, REASON);
    private static final ProjectionRolledBack BACK_TO_BLUE =
            new ProjectionRolledBack(TIMELINE, Slot.GREEN, Slot.BLUE, 1, 900, REGRET);

    @ParameterizedTest
    @EnumSource
    void the_other_of_two_slots_has_this_one_as_its_other(Slot slot) {
        assertThat(slot.other()).isNotEqualTo(slot);
        assertThat(slot.other().other()).isEqualTo(slot);
    }

    @Test
    void blue_is_live_before_anything_was_decided() {
        assertThat(given()).isEqualTo(new ReplayState(Slot.BLUE, null));
    }

    @Test
    void a_switch_to_the_other_slot_is_recorded_with_the_slot_that_it_leaves() {
        assertThat(ReplayDecider.decide(TO_GREEN, given())).containsExactly(WENT_GREEN);
    }

    @Test
    void a_switch_to_the_slot_that_is_live_at_first_is_refused() {
        assertThatExceptionOfType(AlreadyLive.class).isThrownBy(() -> ReplayDecider.decide(TO_BLUE, given()));
    }

    @Test
    void a_switch_to_the_slot_that_a_switch_made_live_is_refused() {
        assertThatExceptionOfType(AlreadyLive.class)
                .isThrownBy(() -> ReplayDecider.decide(TO_GREEN, given(WENT_GREEN)));
    }

    @Test
    void a_switch_to_the_slot_that_a_rollback_made_live_is_refused() {
        assertThatExceptionOfType(AlreadyLive.class)
                .isThrownBy(() -> ReplayDecider.decide(TO_BLUE, given(WENT_GREEN, BACK_TO_BLUE)));
    }

    @Test
    void the_slot_that_a_switch_left_can_be_rebuilt_and_switched_to_again() {
        assertThat(ReplayDecider.decide(TO_BLUE, given(WENT_GREEN))).containsExactly(WENT_BLUE);
    }

    @Test
    void a_rollback_takes_the_last_switch_back() {
        assertThat(ReplayDecider.decide(ROLL_BACK, given(WENT_GREEN))).containsExactly(BACK_TO_BLUE);
    }

    @Test
    void a_rollback_takes_back_no_more_than_the_last_of_several_switches() {
        assertThat(ReplayDecider.decide(ROLL_BACK, given(WENT_GREEN, WENT_BLUE)))
                .containsExactly(new ProjectionRolledBack(TIMELINE, Slot.BLUE, Slot.GREEN, 1, 900, REGRET));
    }

    @Test
    void nothing_is_rolled_back_before_any_switch() {
        assertThatExceptionOfType(NothingToRollBackTo.class).isThrownBy(() -> ReplayDecider.decide(ROLL_BACK, given()));
    }

    @Test
    void a_switch_is_not_rolled_back_twice() {
        assertThatExceptionOfType(NothingToRollBackTo.class)
                .isThrownBy(() -> ReplayDecider.decide(ROLL_BACK, given(WENT_GREEN, BACK_TO_BLUE)));
    }

    @Test
    void after_a_rollback_the_projection_can_be_switched_again() {
        assertThat(ReplayDecider.decide(TO_GREEN, given(WENT_GREEN, BACK_TO_BLUE)))
                .containsExactly(WENT_GREEN);
    }

    @ParameterizedTest
    @EnumSource
    void an_event_that_either_slot_gives_up_is_recorded(Slot slot) {
        assertThat(ReplayDecider.decide(new DiscardDeadLetter(TIMELINE, slot, SEQUENCE, 42, REASON)))
                .containsExactly(discarded(slot));
    }

    @ParameterizedTest
    @EnumSource
    void giving_up_an_event_switches_nothing(Slot slot) {
        assertThat(given(WENT_GREEN, discarded(slot))).isEqualTo(given(WENT_GREEN));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_sequence_of_decisions_leaves_live_what_the_last_one_that_was_taken_says(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            ReplayState state = ReplayState.INITIAL;
            Slot live = Slot.BLUE;
            boolean canGoBack = false;
            List<ReplayCommand> given = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                ReplayCommand command = any(random);
                given.add(command);
                boolean taken = switch (command) {
                    case SwitchProjection c -> c.to() != live;
                    case RollBackProjection _ -> canGoBack;
                    case DiscardDeadLetter _ -> false;
                };
                live = taken ? live.other() : live;
                canGoBack = taken ? command instanceof SwitchProjection : canGoBack;
                state = attempt(command, state);

                assertThat(state)
                        .as("seed %d, round %d: %s", seed, round, given)
                        .isEqualTo(new ReplayState(live, canGoBack ? live.other() : null));
            }
        }
    }

    private static ReplayCommand any(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> TO_BLUE;
            case 1 -> TO_GREEN;
            case 2 -> ROLL_BACK;
            default -> new DiscardDeadLetter(TIMELINE, Slot.GREEN, SEQUENCE, 42, REASON);
        };
    }

    private static ReplayState attempt(ReplayCommand command, ReplayState state) {
        try {
            List<? extends ReplayEvent> events = switch (command) {
                case SwitchProjection c -> ReplayDecider.decide(c, state);
                case RollBackProjection c -> ReplayDecider.decide(c, state);
                case DiscardDeadLetter c -> ReplayDecider.decide(c);
            };
            return evolve(state, events);
        } catch (AlreadyLive | NothingToRollBackTo refused) {
            return state;
        }
    }

    private static DeadLetterDiscarded discarded(Slot slot) {
        return new DeadLetterDiscarded(TIMELINE, slot, SEQUENCE, 42, REASON);
    }

    private static ReplayState given(ReplayEvent... events) {
        return evolve(ReplayState.INITIAL, List.of(events));
    }

    private static ReplayState evolve(ReplayState from, List<? extends ReplayEvent> events) {
        ReplayState state = from;
        for (ReplayEvent event : events) {
            state = ReplayDecider.evolve(state, event);
        }
        return state;
    }
}
