package io.rapport.projection.table;

import io.rapport.projection.table.SlotState.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which slots each projection has, how far it is in each, and which of them is live. */
public final class ProjectionSlots {

    private final JdbcClient jdbc;

    public ProjectionSlots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks, until the transaction ends, what the projection's slots are: who writes live, and who changes the number or
     * the order of slots, waits here for the other. A projection of which nothing is known yet is live in blue.
     */
    public TableSlot lock(Projection projection) {
        return live(projection.name(), " for no key update").orElseGet(() -> beginLive(projection));
    }

    private TableSlot beginLive(Projection projection) {
        jdbc.sql(
                        "insert into read_model.live_slot (projection, slot) values (:projection, 'blue') on conflict do nothing")
                .param("projection", projection.name())
                .update();
        return lock(projection);
    }

    /** The slot that readers see, or empty for a projection that was never written. */
    public Optional<TableSlot> live(String projection) {
        return live(projection, "");
    }

    private Optional<TableSlot> live(String projection, String lock) {
        return jdbc.sql("select slot from read_model.live_slot where projection = :projection" + lock)
                .param("projection", projection)
                .query(String.class)
                .optional()
                .map(TableSlot::of);
    }

    /** All slots of the projection among which one is live, in a fixed order. */
    public List<SlotState> of(String projection) {
        return jdbc.sql("""
                select slot, version, position, stage from read_model.projection_slot
                where projection = :projection and slot in ('blue', 'green')
                order by slot
                """)
                .param("projection", projection)
                .query((row, index) -> state(row, TableSlot.of(row.getString("slot"))))
                .list();
    }

    public Optional<SlotState> find(String projection, TableSlot slot) {
        return jdbc.sql("""
                select slot, version, position, stage from read_model.projection_slot
                where projection = :projection and slot = :slot
                """)
                .param("projection", projection)
                .param("slot", slot.name())
                .query((row, index) -> state(row, slot))
                .optional();
    }

    private static SlotState state(ResultSet row, TableSlot slot) throws SQLException {
        return new SlotState(slot, row.getInt("version"), row.getLong("position"), Stage.of(row.getString("stage")));
    }

    /** Begins a slot at the beginning of the log, whatever it was before. Its tables are the caller's to empty. */
    public void begin(Projection projection, TableSlot slot, Stage stage) {
        jdbc.sql("""
                insert into read_model.projection_slot (projection, slot, version, position, stage)
                values (:projection, :slot, :version, 0, :stage)
                on conflict (projection, slot) do update
                    set version = excluded.version, position = 0, stage = excluded.stage
                """)
                .param("projection", projection.name())
                .param("slot", slot.name())
                .param("version", projection.version())
                .param("stage", stage.code())
                .update();
    }

    public void setStage(String projection, TableSlot slot, Stage stage) {
        jdbc.sql("""
                update read_model.projection_slot set stage = :stage where projection = :projection and slot = :slot
                """)
                .param("projection", projection)
                .param("slot", slot.name())
                .param("stage", stage.code())
                .update();
    }

    /** Forgets a slot. Its tables are the caller's to empty. */
    public void drop(String projection, TableSlot slot) {
        jdbc.sql("delete from read_model.projection_slot where projection = :projection and slot = :slot")
                .param("projection", projection)
                .param("slot", slot.name())
                .update();
    }

    /**
     * Lets readers see another slot. Each of their statements sees the one or the other.
     *
     * @param decidedAt the position of the event that says so; if a later one has had its effect, nothing changes
     */
    public void makeLive(String projection, TableSlot slot, long decidedAt) {
        jdbc.sql("""
                update read_model.live_slot set slot = :slot, decided_at = :decidedAt
                where projection = :projection and decided_at < :decidedAt
                """)
                .param("projection", projection)
                .param("slot", slot.name())
                .param("decidedAt", decidedAt)
                .update();
    }
}
