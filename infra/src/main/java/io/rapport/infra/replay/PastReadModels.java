package io.rapport.infra.replay;

import io.rapport.domain.shared.HcpId;
import io.rapport.infra.propagation.PersonalDataPlace;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.Table;
import io.rapport.projection.table.TableSlot;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What read models held at moments of the past. Who is erased is erased from there, too, and is not brought back. */
final class PastReadModels implements PersonalDataPlace {

    private final JdbcClient jdbc;
    private final ProjectionCatalogue catalogue;

    PastReadModels(JdbcClient jdbc, ProjectionCatalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "past-read-models";
    }

    @Override
    public String holds() {
        return "what read models held at moments of the past, as far as somebody asked for it";
    }

    @Override
    public void forget(HcpId hcp) {
        tables("history_%")
                .forEach(table -> jdbc.sql("delete from " + table + " where hcp_id = :hcp")
                        .param("hcp", hcp.value())
                        .update());
    }

    /** Takes away from a slot what the log would bring back of those who were erased. */
    void forgetErased(TableSlot slot) {
        tables(slot.schema())
                .forEach(table -> jdbc.sql(
                                "delete from " + table + " where hcp_id in (select hcp_id from privacy.erased_hcp)")
                        .update());
    }

    private List<String> tables(String schemas) {
        List<String> forgetting = catalogue.projections().stream()
                .flatMap(projection -> forgetting(projection.newest()))
                .toList();
        return jdbc.sql("""
                select quote_ident(table_schema) || '.' || quote_ident(table_name)
                from information_schema.columns join information_schema.tables using (table_schema, table_name)
                where column_name = 'hcp_id' and table_type = 'BASE TABLE' and table_schema like :schemas
                  and table_name in (:forgetting)
                order by 1
                """)
                .param("schemas", schemas.replace("_", "\\_"))
                .param("forgetting", forgetting)
                .query(String.class)
                .list();
    }

    private static Stream<String> forgetting(Projection projection) {
        return projection.personalData().filter(data -> !data.outlivesErasure()).isPresent()
                ? projection.tables().stream().map(Table::name)
                : Stream.empty();
    }
}
