package io.rapport.projection.erasure;

import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Purge;
import io.rapport.projection.table.Table;
import java.util.List;
import java.util.Map;

/** What the erasure of an HCP takes away from tables with the component {@code hcpId}: all of its rows. */
public final class Forgetting {

    private Forgetting() {}

    public static List<RowChange> of(HcpErased event, List<? extends Table<?>> tables) {
        return tables.stream()
                .<RowChange>map(
                        table -> new Purge(table, Map.of("hcpId", event.hcpId().value())))
                .toList();
    }
}
