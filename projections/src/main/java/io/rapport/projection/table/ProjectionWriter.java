package io.rapport.projection.table;

import io.rapport.domain.log.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Applies events to one projection's tables. To be called within a transaction: rows and progress change together or not
 * at all, and an event at or before the progress is skipped, so that a redelivered event has no second effect.
 */
public final class ProjectionWriter {

    private final Projection projection;
    private final JdbcClient jdbc;
    private final Map<Table<?>, TableWriter<?>> tables = new LinkedHashMap<>();

    public ProjectionWriter(Projection projection, JdbcTemplate template) {
        this.projection = projection;
        this.jdbc = JdbcClient.create(template);
        projection.tables().forEach(table -> tables.put(table, new TableWriter<>(table, template)));
    }

    /**
     * @param events in the order of the log
     * @param readTo the position up to which the log was read, which may lie beyond the last of the events
     */
    public void apply(List<RecordedEvent> events, long readTo) {
        long progress = lockProgress();
        if (readTo <= progress) {
            return;
        }
        Map<Table<?>, List<RowChange>> changes = new HashMap<>();
        for (RecordedEvent event : events) {
            if (event.position() > progress) {
                for (RowChange change : projection.project(event)) {
                    changes.computeIfAbsent(change.table(), table -> new ArrayList<>())
                            .add(change);
                }
            }
        }
        tables.forEach((table, writer) -> writer.apply(changes.getOrDefault(table, List.of())));
        saveProgress(readTo);
    }

    /**
     * Empties the tables, so that the log can be applied from its beginning. Progress is locked first, as by a batch, so
     * that the two wait for each other and never meet in a deadlock.
     */
    public void reset() {
        lockProgress();
        projection
                .tables()
                .forEach(table -> jdbc.sql("truncate " + table.name()).update());
        saveProgress(0);
    }

    /** The position up to which the projection is written, 0 where it never was. */
    public long progress() {
        return jdbc.sql("select position from read_model.projection_progress where projection = :projection")
                .param("projection", projection.name())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private long lockProgress() {
        return jdbc.sql("select position from read_model.projection_progress where projection = :projection for update")
                .param("projection", projection.name())
                .query(Long.class)
                .optional()
                .orElseGet(this::beginProgress);
    }

    /** Of two that begin at once, the second waits for the first and reads what it has written. */
    private long beginProgress() {
        return jdbc.sql("""
                insert into read_model.projection_progress as p (projection, position) values (:projection, 0)
                on conflict (projection) do update set position = p.position
                returning position
                """)
                .param("projection", projection.name())
                .query(Long.class)
                .single();
    }

    private void saveProgress(long position) {
        jdbc.sql("""
                insert into read_model.projection_progress (projection, position) values (:projection, :position)
                on conflict (projection) do update set position = excluded.position
                """)
                .param("projection", projection.name())
                .param("position", position)
                .update();
    }
}
