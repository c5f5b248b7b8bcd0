package io.rapport.infra.processing;

import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.TableSlot;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Opens the writers of projections on one database. */
public final class ParkingWriters {

    private final JdbcTemplate jdbc;
    private final ProjectionSlots slots;
    private final PlatformTransactionManager transactions;
    private final DeadLetters letters;
    private final int limit;

    /** @param limit how many sequences of a projection may be parked in a slot */
    public ParkingWriters(
            JdbcTemplate jdbc,
            ProjectionSlots slots,
            PlatformTransactionManager transactions,
            DeadLetters letters,
            int limit) {
        this.jdbc = jdbc;
        this.slots = slots;
        this.transactions = transactions;
        this.letters = letters;
        this.limit = limit;
    }

    /** Forgets that the projection has the slot, and what is parked there. Its tables are the caller's to empty or drop. */
    public void forget(String projection, TableSlot slot) {
        letters.clear(new SlotKey(projection, slot));
        slots.drop(projection, slot);
    }

    ParkingWriter open(Projection projection, TableSlot slot) {
        return new ParkingWriter(projection, slot, jdbc, slots, transactions, letters, limit);
    }
}
