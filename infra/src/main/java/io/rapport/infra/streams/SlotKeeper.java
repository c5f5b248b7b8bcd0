package io.rapport.infra.streams;

import io.rapport.infra.processing.JobClaim;
import io.rapport.infra.processing.JobClaim.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sees to it that nothing is written to the outbox that no slot sees. A slot that is missing or lost is made anew while the
 * outbox is closed, which it stays until what the lost one did not deliver is being published again; so that this can be
 * interrupted at any point and is then done again.
 */
final class SlotKeeper {

    private static final Logger log = LoggerFactory.getLogger(SlotKeeper.class);

    private static final int JOB = 0;

    private final DataSource database;
    private final ReplicationSlot slot;
    private final RelayTable table;
    private final List<SlotLoss> publishers;

    SlotKeeper(DataSource database, ReplicationSlot slot, RelayTable table, List<SlotLoss> publishers) {
        this.database = database;
        this.slot = slot;
        this.table = table;
        this.publishers = List.copyOf(publishers);
    }

    /** Whether there is a slot now; if not, another process is making it. */
    boolean ensure() throws SQLException {
        if (isSound()) {
            return true;
        }
        Optional<JobClaim> claim = JobClaim.of(database, Kind.OUTBOX, JOB);
        if (claim.isEmpty()) {
            return false;
        }
        try (JobClaim _ = claim.get()) {
            if (!isSound()) {
                restore();
            }
        }
        return true;
    }

    private boolean isSound() {
        return slot.state().filter(state -> !state.lost()).isPresent() && table.isOpen();
    }

    private void restore() {
        table.close();
        Optional<ReplicationSlot.State> found = slot.state();
        if (found.filter(state -> !state.lost()).isEmpty()) {
            found.ifPresent(lost -> slot.drop());
            table.countSlot();
            slot.make();
        }
        long position = table.confirmed();
        // The first one is nothing to look into.
        log.atLevel(table.slot() == 1 ? Level.DEBUG : Level.WARN)
                .addKeyValue("slot", slot.name())
                .addKeyValue("position", position)
                .log("a replication slot was made, what may not have been delivered is published again");
        publishers.forEach(publisher -> publisher.republishFrom(position));
        table.open();
    }
}
