package io.rapport.projection.engagement;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.EndedScopes;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Purge;
import io.rapport.projection.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a decision on consent takes away from tables of what HCPs did: with analytics refused, withdrawn or objected
 * to, all rows of the HCP, or those of the one channel, product and type of content that the decision is about; with a
 * grant that ran out, those on channels where nothing else permits analytics.
 */
public final class AnalyticsPurge {

    private AnalyticsPurge() {}

    /**
     * @param tables tables with the components {@code hcpId} and {@code channel}, and with {@code product} and
     *     {@code contentType} where the decision names one
     */
    public static List<RowChange> of(ConsentEvent event, List<? extends Table<?>> tables, Map<String, Object> also) {
        List<RowChange> changes = new ArrayList<>();
        for (ConsentScope ended : EndedScopes.of(event, Purpose.ANALYTICS)) {
            for (Table<?> table : tables) {
                rows(ended).forEach(rows -> changes.add(new Purge(table, of(event.hcpId(), rows, also))));
            }
        }
        return changes;
    }

    /** The rows that a scope covers; where it singles out content, those of content of which nothing is known as well. */
    private static List<Map<String, Object>> rows(ConsentScope scope) {
        Map<String, Object> covered = new HashMap<>();
        if (scope.channel() != null) {
            covered.put("channel", Codes.code(scope.channel()));
        }
        if (!scope.singlesOutContent()) {
            return List.of(covered);
        }
        Map<String, Object> unknown = new HashMap<>(covered);
        unknown.put("contentType", ContentFacts.UNKNOWN);
        if (scope.product() != null) {
            covered.put("product", scope.product().value());
        }
        if (scope.contentType() != null) {
            covered.put("contentType", Codes.code(scope.contentType()));
        }
        return List.of(covered, unknown);
    }

    private static Map<String, Object> of(HcpId hcp, Map<String, Object> rows, Map<String, Object> also) {
        Map<String, Object> equal = new HashMap<>(also);
        equal.putAll(rows);
        equal.put("hcpId", hcp.value());
        return equal;
    }
}
