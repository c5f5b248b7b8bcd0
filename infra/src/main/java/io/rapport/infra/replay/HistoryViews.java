package io.rapport.infra.replay;

import io.rapport.projection.table.Projection;
import io.rapport.projection.table.Table;
import io.rapport.projection.table.TableSlot;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The views that are made of read models alone, made of their past instead: what says {@code now()} there says the moment
 * here.
 */
final class HistoryViews {

    private record View(String name, String definition, List<String> uses) {

        static View of(ResultSet row) throws SQLException {
            Array uses = row.getArray("uses");
            return new View(row.getString("name"), row.getString("definition"), List.of((String[]) uses.getArray()));
        }

        String madeOf(TableSlot past, Instant moment) {
            String made = definition.replace("now()", "timestamptz '" + moment + "'");
            for (String table : uses) {
                made = made.replaceAll(
                        "\\bread_model\\." + table + "\\b", Matcher.quoteReplacement(past.schema() + "." + table));
            }
            return made;
        }
    }

    private final JdbcClient jdbc;

    HistoryViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes those views of which all tables are there. */
    void create(List<Projection> projections, TableSlot past, Instant moment) {
        List<String> tables = projections.stream()
                .flatMap(projection -> projection.tables().stream())
                .map(Table::name)
                .toList();
        views().filter(view -> tables.containsAll(view.uses()))
                .forEach(view -> jdbc.sql("create or replace view %s.%s as %s"
                                .formatted(past.schema(), view.name(), view.madeOf(past, moment)))
                        .update());
    }

    private Stream<View> views() {
        return jdbc.sql("""
                        select v.relname as name, pg_get_viewdef(v.oid) as definition,
                               array_agg(distinct used.relname::text) as uses
                        from pg_class v
                        join pg_rewrite rule on rule.ev_class = v.oid
                        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = rule.oid
                                         and d.refclassid = 'pg_class'::regclass and d.refobjid <> v.oid
                        join pg_class used on used.oid = d.refobjid
                        where v.relnamespace = 'read_model'::regnamespace and v.relkind = 'v'
                        group by v.oid
                        having bool_and(used.relnamespace = v.relnamespace and used.relkind = 'v')
                        order by v.relname
                        """).query((row, index) -> View.of(row)).list().stream();
    }
}
