package io.rapport.infra.replay;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.replay.ReplayEvent.ProjectionRolledBack;
import io.rapport.domain.replay.ReplayEvent.ProjectionSwitched;
import io.rapport.domain.replay.Slot;
import io.rapport.infra.processing.Reaction;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.VersionedProjection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.SlotState;
import io.rapport.projection.table.TableSlot;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Lets readers see the slot that was decided for, as soon as the decision is in the log. */
final class SlotSwitch implements Reaction {

    private static final Logger log = LoggerFactory.getLogger(SlotSwitch.class);

    private final ProjectionCatalogue catalogue;
    private final ProjectionSlots slots;
    private final TransactionOperations transaction;

    SlotSwitch(ProjectionCatalogue catalogue, ProjectionSlots slots, TransactionOperations transaction) {
        this.catalogue = catalogue;
        this.slots = slots;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "slot-switch";
    }

    @Override
    public boolean react(RecordedEvent recorded) {
        return apply(recorded);
    }

    /**
     * Has no effect if a later decision has had its own.
     *
     * @return whether it is a decision
     */
    boolean apply(RecordedEvent recorded) {
        switch (recorded.event()) {
            case ProjectionSwitched e -> makeLive(e.projection(), e.to(), recorded.position());
            case ProjectionRolledBack e -> makeLive(e.projection(), e.to(), recorded.position());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** @param decidedAt the log position of the decision */
    private void makeLive(ProjectionName name, Slot to, long decidedAt) {
        transaction.executeWithoutResult(status -> {
            Optional<VersionedProjection> projection = catalogue.find(name.value());
            TableSlot slot = TableSlot.of(to);
            projection.ifPresent(known -> slots.lock(known.newest()));
            if (slots.find(name.value(), slot).filter(SlotState::isStanding).isPresent()) {
                slots.makeLive(name.value(), slot, decidedAt);
            } else {
                log.atError()
                        .addKeyValue("projection", name.value())
                        .addKeyValue("slot", slot.name())
                        .log("a slot that was to be live does not stand, readers see what they saw");
            }
        });
    }
}
