package io.rapport.infra.replay;

import io.rapport.projection.table.Projection;
import io.rapport.projection.table.Table;
import io.rapport.projection.table.TableSlot;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of projections as a whole: their indexes, and copies of them for the past. */
final class SlotTables {

    private record Index(String name, String definition) {}

    private final JdbcClient jdbc;

    SlotTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Drops all indexes but those of the keys, by which rows are found while they are written; the others are cheaper made
     * at the end.
     */
    void dropIndexes(Projection projection, TableSlot slot) {
        projection
                .tables()
                .forEach(table -> indexes(table, slot)
                        .forEach(index -> jdbc.sql("drop index %s.%s".formatted(slot.schema(), index.name()))
                                .update()));
    }

    /** Makes the indexes that the tables have in another slot, and tells the planner how many rows there are. */
    void createIndexes(Projection projection, TableSlot slot, TableSlot model) {
        for (Table<?> table : projection.tables()) {
            for (Index index : indexes(table, model)) {
                jdbc.sql(index.definition()
                                .replace("INDEX " + index.name(), "INDEX IF NOT EXISTS " + index.name())
                                .replace(" ON " + model.qualified(table), " ON " + slot.qualified(table)))
                        .update();
            }
            jdbc.sql("analyze " + slot.qualified(table)).update();
        }
    }

    private List<Index> indexes(Table<?> table, TableSlot slot) {
        return jdbc.sql("""
                select quote_ident(c.relname) as name, pg_get_indexdef(i.indexrelid) as definition
                from pg_index i join pg_class c on c.oid = i.indexrelid
                where i.indrelid = cast(:table as regclass)
                  and not exists (select from pg_constraint where conindid = i.indexrelid)
                order by c.relname
                """)
                .param("table", slot.qualified(table))
                .query(Index.class)
                .list();
    }

    /** Makes a schema with empty tables like those in another slot, with the indexes of their keys. */
    void createSchema(List<Projection> projections, TableSlot slot, TableSlot model) {
        jdbc.sql("create schema if not exists " + slot.schema()).update();
        for (Projection projection : projections) {
            for (Table<?> table : projection.tables()) {
                String name = slot.qualified(table);
                jdbc.sql("create table if not exists %s (like %s including all)"
                                .formatted(name, model.qualified(table)))
                        .update();
                jdbc.sql("alter table %s drop column if exists slot".formatted(name))
                        .update();
            }
            dropIndexes(projection, slot);
        }
    }

    void dropSchema(TableSlot slot) {
        jdbc.sql("drop schema if exists " + slot.schema() + " cascade").update();
    }
}
