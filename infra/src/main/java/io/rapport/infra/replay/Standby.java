package io.rapport.infra.replay;

import io.rapport.infra.processing.ParkingWriters;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.TableSlot;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The slot of a projection that readers do not see. */
final class Standby {

    private final JdbcClient jdbc;
    private final ProjectionSlots slots;
    private final SlotTables tables;
    private final ParkingWriters writers;

    Standby(JdbcClient jdbc, ProjectionSlots slots, SlotTables tables, ParkingWriters writers) {
        this.jdbc = jdbc;
        this.slots = slots;
        this.tables = tables;
        this.writers = writers;
    }

    /** Empties the slot, so that it costs nothing any more. To be called in a transaction. */
    void giveUp(Projection projection, TableSlot slot) {
        projection
                .tables()
                .forEach(table -> jdbc.sql("truncate " + slot.qualified(table)).update());
        writers.forget(projection.name(), slot);
        tables.createIndexes(projection, slot, slots.live(projection.name()).orElse(slot.other()));
    }
}
