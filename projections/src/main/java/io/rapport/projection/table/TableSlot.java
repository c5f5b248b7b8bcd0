package io.rapport.projection.table;

import io.rapport.domain.replay.Slot;

/**
 * One of several places where the tables of a projection stand at the same time: two of them take turns in being live, and
 * any number of others hold what there was at a moment of the past.
 *
 * @param name under which progress is kept
 * @param schema that holds the tables
 */
public record TableSlot(String name, String schema) {

    public static final TableSlot BLUE = new TableSlot("blue", "read_model_blue");

    public static final TableSlot GREEN = new TableSlot("green", "read_model_green");

    /** A schema of its own, besides the two. */
    public static TableSlot apart(String schema) {
        return new TableSlot(schema, schema);
    }

    public static TableSlot of(Slot slot) {
        return switch (slot) {
            case BLUE -> BLUE;
            case GREEN -> GREEN;
        };
    }

    /** @throws IllegalArgumentException for a name that is neither of the two */
    public static TableSlot of(String name) {
        return switch (name) {
            case "blue" -> BLUE;
            case "green" -> GREEN;
            default -> throw new IllegalArgumentException("expected blue or green, not " + name);
        };
    }

    /** The other of the two. */
    public TableSlot other() {
        return of(name).equals(BLUE) ? GREEN : BLUE;
    }

    /** The table's name in SQL. */
    public String qualified(Table<?> table) {
        return schema + "." + table.name();
    }
}
