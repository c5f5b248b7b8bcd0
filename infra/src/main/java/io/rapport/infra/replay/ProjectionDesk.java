package io.rapport.infra.replay;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.replay.ReplayCommand.RollBackProjection;
import io.rapport.domain.replay.ReplayCommand.SwitchProjection;
import io.rapport.domain.replay.Slot;
import io.rapport.domain.shared.FreeText;
import io.rapport.infra.processing.DeadLetters;
import io.rapport.infra.replay.ReplayRefusal.AlreadyReplaying;
import io.rapport.infra.replay.ReplayRefusal.DeadLettersInStandby;
import io.rapport.infra.replay.ReplayRefusal.NoStandby;
import io.rapport.infra.replay.ReplayRefusal.ReadersInTheWay;
import io.rapport.infra.replay.ReplayRefusal.StandbyBehind;
import io.rapport.infra.replay.ReplayRefusal.UnknownProjection;
import io.rapport.projection.VersionedProjection;
import io.rapport.projection.table.SlotState;
import io.rapport.projection.table.TableSlot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/** Switches between the two slots of a projection, forth and back, and gives up the one that is not live. */
final class ProjectionDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Sides(SlotState live, SlotState standby) {}

    private final ReplayTools tools;
    private final DeadLetters letters;

    ProjectionDesk(ReplayTools tools, DeadLetters letters) {
        this.tools = tools;
        this.letters = letters;
    }

    VersionedProjection require(String projection) {
        return tools.catalogue()
                .find(projection)
                .orElseThrow(() -> new UnknownProjection(tools.catalogue().names()));
    }

    /** @param acceptDeadLetters whether events may be missing there that are not missing where it is live */
    ResponseEntity<WriteReceipt> switchOver(
            String projection, FreeText reason, boolean acceptDeadLetters, WriteRequest write) {
        return tools.decisions().oneByOne(() -> switchNow(projection, reason, acceptDeadLetters, write));
    }

    private ResponseEntity<WriteReceipt> switchNow(
            String projection, FreeText reason, boolean acceptDeadLetters, WriteRequest write) {
        Sides sides = standing(projection);
        if (!acceptDeadLetters) {
            requireNoMoreDeadLetters(projection, sides);
        }
        if (sides.standby().position() < sides.live().position()) {
            throw new StandbyBehind(
                    projection, sides.standby().position(), sides.live().position());
        }
        SwitchProjection command = new SwitchProjection(
                new ProjectionName(projection),
                slot(sides.standby().slot()),
                sides.standby().version(),
                sides.live().position(),
                reason);
        return decide(command, command.projection(), write);
    }

    ResponseEntity<WriteReceipt> rollBack(String projection, FreeText reason, WriteRequest write) {
        return tools.decisions().oneByOne(() -> rollBackNow(projection, reason, write));
    }

    private ResponseEntity<WriteReceipt> rollBackNow(String projection, FreeText reason, WriteRequest write) {
        Sides sides = standing(projection);
        RollBackProjection command = new RollBackProjection(
                new ProjectionName(projection),
                sides.standby().version(),
                sides.live().position(),
                reason);
        return decide(command, command.projection(), write);
    }

    private ResponseEntity<WriteReceipt> decide(Object command, ProjectionName projection, WriteRequest write) {
        ResponseEntity<WriteReceipt> answer = write.change(command, projection.value());
        tools.decisions().settle(projection);
        return answer;
    }

    private Sides standing(String projection) {
        Sides sides = sides(projection);
        if (!sides.standby().isStanding()) {
            throw new NoStandby(projection);
        }
        return sides;
    }

    private Sides sides(String projection) {
        require(projection);
        tools.decisions().settle(new ProjectionName(projection));
        TableSlot live = tools.slots().live(projection).orElseThrow(() -> new NoStandby(projection));
        tools.replays().openOn(projection).ifPresent(replay -> {
            throw new AlreadyReplaying(replay);
        });
        // By one statement: live writing may advance both of them between two.
        List<SlotState> both = tools.slots().of(projection);
        SlotState standby = find(live.other(), both).orElseThrow(() -> new NoStandby(projection));
        return new Sides(find(live, both).orElseThrow(), standby);
    }

    private static Optional<SlotState> find(TableSlot slot, List<SlotState> states) {
        return states.stream().filter(state -> state.slot().equals(slot)).findFirst();
    }

    private void requireNoMoreDeadLetters(String projection, Sides sides) {
        long there = letters.parkedSequences(projection, sides.standby().slot());
        if (there > letters.parkedSequences(projection, sides.live().slot())) {
            throw new DeadLettersInStandby(projection, there);
        }
    }

    /** After this there is no way back, and live writing has the one slot to write only. */
    void giveUpStandby(String projection) throws InterruptedException {
        boolean done = tools.decisions().oneByOne(() -> giveUpNow(projection));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!done) {
            throw new ReadersInTheWay(projection);
        }
    }

    private boolean giveUpNow(String projection) {
        Sides sides = sides(projection);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            return tools.polite()
                    .run(() -> giveUp(require(projection), sides.standby().slot()), () -> System.nanoTime() < deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void giveUp(VersionedProjection projection, TableSlot slot) {
        if (tools.slots().lock(projection.newest()).equals(slot)) {
            throw new NoStandby(projection.name());
        }
        tools.standby().giveUp(projection.newest(), slot);
    }

    private static Slot slot(TableSlot slot) {
        return slot.equals(TableSlot.BLUE) ? Slot.BLUE : Slot.GREEN;
    }
}
