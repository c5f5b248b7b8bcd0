package io.rapport.infra.processing;

import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.propagation.Confirmations;
import io.rapport.projection.VersionedProjection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.SlotState;
import io.rapport.projection.table.SlotState.Stage;
import io.rapport.projection.table.TableSlot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes events as they are recorded to every slot of a projection that stands, each by the version of the projection that
 * it was begun by, and all in one transaction, so that they are equally far. In it, too, is confirmed what the projection
 * has let go of: what is parked has been purged by then. To be called within that transaction.
 */
final class LiveProjection {

    private static final Logger log = LoggerFactory.getLogger(LiveProjection.class);

    private record Version(TableSlot slot, int number) {}

    private final VersionedProjection projection;
    private final ProjectionSlots slots;
    private final ParkingWriters writers;
    private final Confirmations confirmations;
    private final TransactionTemplate nested;
    private final Map<Version, ParkingWriter> opened = new HashMap<>();

    LiveProjection(
            VersionedProjection projection,
            ProjectionSlots slots,
            ParkingWriters writers,
            Confirmations confirmations,
            PlatformTransactionManager transactions) {
        this.projection = projection;
        this.slots = slots;
        this.writers = writers;
        this.confirmations = confirmations;
        this.nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    String name() {
        return projection.name();
    }

    /** As {@link ParkingWriter#apply}, in all slots. */
    boolean apply(LogBatch batch) {
        AtomicBoolean changed = new AtomicBoolean();
        lockStanding((live, standing) -> standing.forEach(state -> {
            if (writer(state).apply(batch)) {
                changed.set(true);
            }
        }));
        return confirmations.confirm(projection.name(), batch.events()) || changed.get();
    }

    /** As {@link ParkingWriter#applyOneByOne}; a slot that readers do not see breaks rather than hold up the other. */
    void applyOneByOne(LogBatch batch) {
        lockStanding((live, standing) -> standing.forEach(state -> {
            if (state.slot().equals(live)) {
                writer(state).applyOneByOne(batch);
            } else {
                applyOrBreak(state, batch);
            }
        }));
        confirmations.confirm(projection.name(), batch.events());
    }

    private void applyOrBreak(SlotState state, LogBatch batch) {
        try {
            nested.executeWithoutResult(status -> writer(state).applyOneByOne(batch));
        } catch (DeadLetterLimit e) {
            slots.setStage(projection.name(), state.slot(), Stage.BROKEN);
            log.atError()
                    .addKeyValue("projection", projection.name())
                    .addKeyValue("slot", state.slot().name())
                    .setCause(e)
                    .log("a slot that is not live is given up");
        }
    }

    private void lockStanding(BiConsumer<TableSlot, List<SlotState>> work) {
        TableSlot live = slots.lock(projection.newest());
        List<SlotState> states = slots.of(projection.name());
        if (states.stream().noneMatch(state -> state.slot().equals(live))) {
            slots.begin(projection.newest(), live, Stage.STANDING);
            states = slots.of(projection.name());
        }
        work.accept(live, states.stream().filter(SlotState::isStanding).toList());
    }

    private ParkingWriter writer(SlotState state) {
        return opened.computeIfAbsent(
                new Version(state.slot(), state.version()),
                version -> writers.open(projection.version(version.number()), version.slot()));
    }
}
