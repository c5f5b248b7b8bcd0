package io.rapport.projection.table;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.table.RowChange.Purge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Applies events to one projection's tables in one slot. To be called within a transaction: rows and progress change
 * together or not at all, and an event at or before the progress is skipped, so that a redelivered event has no second
 * effect.
 */
public final class ProjectionWriter {

    private final Projection projection;
    private final TableSlot slot;
    private final JdbcClient jdbc;
    private final Map<Table<?>, TableWriter<?>> tables = new LinkedHashMap<>();

    public ProjectionWriter(Projection projection, TableSlot slot, JdbcTemplate template) {
        this.projection = projection;
        this.slot = slot;
        this.jdbc = JdbcClient.create(template);
        projection.tables().forEach(table -> tables.put(table, new TableWriter<>(table, slot, template)));
    }

    /**
     * @param events in the order of the log
     * @param readTo the position up to which the log was read, which may lie beyond the last of the events
     * @return whether anything but the progress may have changed
     * @throws SlotGone if the projection has no such slot, or none any more
     */
    public boolean apply(List<RecordedEvent> events, long readTo) {
        long progress = lock();
        if (readTo <= progress) {
            return false;
        }
        boolean changed = write(
                events.stream().filter(event -> event.position() > progress).toList());
        saveProgress(readTo);
        return changed;
    }

    /**
     * Applies events that were passed over when it was their turn. Progress stays where it is.
     *
     * @param events all at or before the progress, in the order of the log
     */
    public void makeUp(List<RecordedEvent> events) {
        lock();
        write(events);
    }

    /**
     * Takes away what an event takes away, and does nothing else that it would do: for an event that has to wait for its
     * turn, while a withdrawal of consent must not.
     */
    public void purge(RecordedEvent event) {
        projection.project(event).forEach(change -> {
            if (change instanceof Purge purge) {
                Objects.requireNonNull(tables.get(purge.table())).apply(List.of(purge));
            }
        });
    }

    private boolean write(List<RecordedEvent> events) {
        Map<Table<?>, List<RowChange>> changes = new HashMap<>();
        for (RecordedEvent event : events) {
            for (RowChange change : projection.project(event)) {
                changes.computeIfAbsent(change.table(), table -> new ArrayList<>())
                        .add(change);
            }
        }
        tables.forEach((table, writer) -> writer.apply(changes.getOrDefault(table, List.of())));
        return !changes.isEmpty();
    }

    /**
     * Empties the tables, so that the log can be applied from its beginning. Progress is locked first, as by a batch, so
     * that the two wait for each other and never meet in a deadlock.
     */
    public void reset() {
        lock();
        tables.values().forEach(TableWriter::truncate);
        saveProgress(0);
    }

    /** The position up to which the projection is written, 0 where it never was. */
    public long progress() {
        return progress("").orElse(0L);
    }

    /**
     * Keeps other writers of the slot away until the transaction ends.
     *
     * @return the position up to which the projection is written
     * @throws SlotGone if the projection has no such slot, or none any more
     */
    public long lock() {
        return progress(" for update").orElseThrow(() -> new SlotGone(projection.name(), slot));
    }

    private Optional<Long> progress(String lock) {
        return jdbc.sql(
                        "select position from read_model.projection_slot where projection = :projection and slot = :slot"
                                + lock)
                .param("projection", projection.name())
                .param("slot", slot.name())
                .query(Long.class)
                .optional();
    }

    private void saveProgress(long position) {
        jdbc.sql(
                        "update read_model.projection_slot set position = :position where projection = :projection and slot = :slot")
                .param("projection", projection.name())
                .param("slot", slot.name())
                .param("position", position)
                .update();
    }
}
