package io.rapport.projection.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change to a table of the read model. Changes apply in the order in which they are given. */
public sealed interface RowChange {

    Table<?> table();

    /** A change to the one row under a key, which may depend on what the row holds. */
    sealed interface OfRow extends RowChange {
        Table.Key key();
    }

    /** Writes a row that the event alone determines. */
    record Put<R extends Record>(Table<R> table, R row) implements RowChange {}

    /** Makes the next row of the present one; either may be absent. */
    record Fold<R extends Record>(Table<R> table, Table.Key key, RowFold<R> fold) implements OfRow {}

    /** Sets components of a row, if there is one. */
    record Update(Table<?> table, Table.Key key, Map<String, ? extends @Nullable Object> values) implements OfRow {
        public Update {
            table.requireComponents(values.keySet());
        }
    }

    /** Deletes all rows whose components equal the given values. */
    record Purge(Table<?> table, Map<String, Object> equal) implements RowChange {
        public Purge {
            equal = Map.copyOf(equal);
            table.requireComponents(equal.keySet());
        }
    }

    @FunctionalInterface
    interface RowFold<R extends Record> {
        @Nullable
        R next(@Nullable R present);
    }

    static <R extends Record> RowChange remove(Table<R> table, Table.Key key) {
        return new Fold<>(table, key, present -> null);
    }
}
