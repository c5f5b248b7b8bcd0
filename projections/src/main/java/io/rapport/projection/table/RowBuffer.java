package io.rapport.projection.table;

import io.rapport.projection.table.RowChange.Fold;
import io.rapport.projection.table.RowChange.Purge;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<Table.Key, R> untouched;
    private final Map<Table.Key, @Nullable R> changed = new HashMap<>();
    private final List<Map<String, Object>> purges = new ArrayList<>();

    /**
     * @param looked the keys that were looked up
     * @param loaded the rows that were found under them
     */
    RowBuffer(Table<R> table, Set<Table.Key> looked, Map<Table.Key, R> loaded) {
        this.table = table;
        this.looked = looked;
        this.loaded = loaded;
        this.untouched = new HashMap<>(loaded);
    }

    /** A buffer that goes on from where this one is, without changing it. */
    RowBuffer<R> copy() {
        RowBuffer<R> copy = new RowBuffer<>(table, looked, loaded);
        copy.untouched.keySet().retainAll(untouched.keySet());
        copy.changed.putAll(changed);
        copy.purges.addAll(purges);
        return copy;
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
                set(ours.key(), ours.fold().next(row(ours.key())));
            }
            case Update update -> {
                R present = row(update.key());
                if (present != null) {
                    set(update.key(), table.with(present, update.values()));
                }
            }
            case Purge purge -> purge(purge.equal());
        }
    }

    private @Nullable R row(Table.Key key) {
        return changed.containsKey(key) ? changed.get(key) : untouched.get(key);
    }

    private void set(Table.Key key, @Nullable R row) {
        changed.put(key, row);
    }

    private void purge(Map<String, Object> equal) {
        purges.add(equal);
        untouched.values().removeIf(row -> table.matches(row, equal));
        changed.replaceAll((key, row) -> row != null && table.matches(row, equal) ? null : row);
    }

    /** To be deleted before anything is written. */
    List<Map<String, Object>> purges() {
        return purges;
    }

    List<Table.Key> deletes() {
        return changed.keySet().stream()
                .filter(key -> changed.get(key) == null && !isAbsent(key))
                .toList();
    }

    /** Rows whose keys the table does not have, in the order of their keys, so that neighbours in an index come together. */
    List<R> inserts() {
        return changed(this::isAbsent);
    }

    /** Rows whose keys the table has or may have, in the order of their keys. */
    List<R> upserts() {
        return changed(key -> !isAbsent(key));
    }

    /** All rows that there are now, if none was there before, in the order of their keys. */
    List<R> rows() {
        return changed(_ -> true);
    }

    Table<R> table() {
        return table;
    }

    private List<R> changed(Predicate<Table.Key> keys) {
        List<Table.Key> matching = new ArrayList<>();
        changed.forEach((key, row) -> {
            if (row != null && keys.test(key)) {
                matching.add(key);
            }
        });
        Collections.sort(matching);
        return matching.stream()
                .map(key -> Objects.requireNonNull(changed.get(key)))
                .toList();
    }

    private boolean isAbsent(Table.Key key) {
        R row = loaded.get(key);
        return row == null ? table.isOfEvents() || looked.contains(key) : isPurged(row);
    }

    private boolean isPurged(R row) {
        return purges.stream().anyMatch(equal -> table.matches(row, equal));
    }
}
