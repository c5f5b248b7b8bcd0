package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.replay.ReplayEvent.DeadLetterDiscarded;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.VersionedProjection;
import io.rapport.projection.table.SlotGone;
import io.rapport.projection.table.TableSlot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives decisions to discard a parked event their effect. The same decision a second time has none. */
final class DeadLetterDiscards implements Reaction {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterDiscards.class);

    private final ProjectionCatalogue catalogue;
    private final DeadLetterRetry retry;

    DeadLetterDiscards(ProjectionCatalogue catalogue, DeadLetterRetry retry) {
        this.catalogue = catalogue;
        this.retry = retry;
    }

    @Override
    public String name() {
        return "dead-letter-discard";
    }

    @Override
    public boolean react(RecordedEvent recorded) {
        if (recorded.event() instanceof DeadLetterDiscarded discarded) {
            apply(discarded);
            return true;
        }
        return false;
    }

    /**
     * Gives up the event and takes those that waited behind it. Nothing is left to be done where the projection or the slot
     * is gone.
     */
    void apply(DeadLetterDiscarded discarded) {
        catalogue.find(discarded.projection().value()).ifPresent(projection -> apply(discarded, projection));
    }

    private void apply(DeadLetterDiscarded discarded, VersionedProjection projection) {
        try {
            retry.discard(
                    projection,
                    TableSlot.of(discarded.slot()),
                    discarded.sequence().value(),
                    discarded.position());
        } catch (SlotGone gone) {
            log.atInfo()
                    .addKeyValue("projection", projection.name())
                    .log("a discarded event was in a slot that is gone");
        }
    }
}
