package io.rapport.projection.table;

import io.rapport.projection.table.RowChange.Fold;
import io.rapport.projection.table.RowChange.Purge;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table that a batch touches: what was loaded, changed in memory in the order of the events, and at the
 * end the least that must be written.
 */
final class RowBuffer<R extends Record> {

    private final Table<R> table;
    private final Set<Table.Key> looked;
    private final Map<Table.Key, R> loaded;
    private final Map<Table.Key, @Nullable R> rows;
    private final Set<Table.Key> changed = new LinkedHashSet<>();
    private final List<Map<String, Object>> purges = new ArrayList<>();

    /**
     * @param looked the keys that were looked up
     * @param loaded the rows that were found under them
     */
    RowBuffer(Table<R> table, Set<Table.Key> looked, Map<Table.Key, R> loaded) {
        this.table = table;
        this.looked = looked;
        this.loaded = loaded;
        this.rows = new HashMap<>(loaded);
    }

    void apply(RowChange change) {
        switch (change) {
            case Put<?> put -> {
                R row = table.rowType().cast(put.row());
                set(table.keyOf(row), row);
            }
            case Fold<?> fold -> {
                @SuppressWarnings("unchecked") // a fold is made with the table that it names
                Fold<R> ours = (Fold<R>) fold;
                set(ours.key(), ours.fold().next(rows.get(ours.key())));
            }
            case Update update -> {
                R present = rows.get(update.key());
                if (present != null) {
                    set(update.key(), table.with(present, update.values()));
                }
            }
            case Purge purge -> purge(purge.equal());
        }
    }

    private void set(Table.Key key, @Nullable R row) {
        rows.put(key, row);
        changed.add(key);
    }

    private void purge(Map<String, Object> equal) {
        purges.add(equal);
        rows.replaceAll((key, row) -> row != null && table.matches(row, equal) ? null : row);
    }

    /** To be deleted before anything is written. */
    List<Map<String, Object>> purges() {
        return purges;
    }

    List<Table.Key> deletes() {
        return changed.stream()
                .filter(key -> rows.get(key) == null && !isAbsent(key))
                .toList();
    }

    /** Rows whose keys the table does not have. */
    List<R> inserts() {
        return changed(this::isAbsent);
    }

    /** Rows whose keys the table has or may have. */
    List<R> upserts() {
        return changed(key -> !isAbsent(key));
    }

    private List<R> changed(Predicate<Table.Key> keys) {
        List<R> matching = new ArrayList<>();
        for (Table.Key key : changed) {
            R row = rows.get(key);
            if (row != null && keys.test(key)) {
                matching.add(row);
            }
        }
        return matching;
    }

    private boolean isAbsent(Table.Key key) {
        R row = loaded.get(key);
        return row == null ? table.isOfEvents() || looked.contains(key) : isPurged(row);
    }

    private boolean isPurged(R row) {
        return purges.stream().anyMatch(equal -> table.matches(row, equal));
    }
}
