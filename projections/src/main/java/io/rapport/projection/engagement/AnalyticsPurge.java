package io.rapport.projection.engagement;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.Purpose;
import io.rapport.projection.table.Codes;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Purge;
import io.rapport.projection.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a decision on consent takes away from tables of attributed actions: with analytics refused or withdrawn, all rows
 * of the HCP, or those of the one channel that the decision is about.
 */
final class AnalyticsPurge {

    private AnalyticsPurge() {}

    /** @param tables tables with the components {@code hcpId} and {@code channel} */
    static List<RowChange> of(ConsentEvent event, List<? extends Table<?>> tables, Map<String, Object> also) {
        boolean ends = switch (event) {
            case ConsentRefused _, ConsentWithdrawn _ -> true;
            case ConsentGranted _ -> false;
        };
        if (!ends || !event.scope().purpose().equals(Purpose.ANALYTICS)) {
            return List.of();
        }
        Map<String, Object> rows = new HashMap<>(also);
        rows.put("hcpId", event.hcpId().value());
        if (event.scope().channel() != null) {
            rows.put("channel", Codes.code(event.scope().channel()));
        }
        return tables.stream().<RowChange>map(table -> new Purge(table, rows)).toList();
    }
}
