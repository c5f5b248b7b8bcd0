package io.rapport.infra.past;

import io.rapport.domain.shared.HcpId;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowsInMemory;
import io.rapport.projection.table.Table;
import io.rapport.query.web.PastRows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Folds the events about an HCP by the projections that write the read models. */
final class FoldedPast implements PastRows {

    private final EventsOfHcp events;
    private final RememberedLives lives;

    FoldedPast(EventsOfHcp events, RememberedLives lives) {
        this.events = events;
        this.lives = lives;
    }

    @Override
    public Map<String, String> of(HcpId hcp, Instant asOf, Instant knownAt, Collection<String> tables) {
        List<Projection> projections = Projections.all().stream()
                .filter(projection -> writesAny(projection, tables))
                .toList();
        List<RowsInMemory> folds = lives.fold(hcp, projections, events.positions(hcp, asOf, knownAt));
        Map<String, String> rows = new HashMap<>();
        tables.forEach(table -> folds.forEach(fold -> fold.json(table).ifPresent(json -> rows.put(table, json))));
        return rows;
    }

    private static boolean writesAny(Projection projection, Collection<String> tables) {
        return projection.tables().stream().map(Table::name).anyMatch(tables::contains);
    }
}
