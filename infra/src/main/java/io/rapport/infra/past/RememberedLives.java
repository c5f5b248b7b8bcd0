package io.rapport.infra.past;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowsInMemory;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Folds the events about an HCP, and remembers the lives that were folded last. Who asks how an HCP stood at one moment soon
 * asks about another: a fold begins at the last remembered point up to which the events are the same, so that it reads only
 * those after it. Events never change, and neither does what was folded of them.
 */
final class RememberedLives {

    private static final int LEAST_APART = 1_000;
    private static final int POINTS = 8;

    private record Whose(HcpId hcp, List<String> projections) {}

    private final EventsAtPositions log;
    private final int most;
    private final Map<Whose, Life> lives = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most how many events all remembered lives together may have */
    RememberedLives(EventsAtPositions log, int most) {
        this.log = log;
        this.most = most;
    }

    /**
     * @param positions of the events, in ascending order
     * @return what each of the projections makes of them; not to be changed
     */
    List<RowsInMemory> fold(HcpId hcp, List<Projection> projections, List<Long> positions) {
        Whose whose = new Whose(hcp, projections.stream().map(Projection::name).toList());
        Life known = known(whose);
        int common = known.inCommonWith(positions);
        NavigableMap<Integer, List<RowsInMemory>> points =
                new TreeMap<>(known.points().headMap(common, true));
        Map.Entry<Integer, List<RowsInMemory>> last = points.lastEntry();
        int folded = last == null ? 0 : last.getKey();
        Fold fold = new Fold(
                last == null ? projections.stream().map(RowsInMemory::new).toList() : copies(last.getValue()),
                positions,
                folded,
                points);
        log.read(positions.subList(folded, positions.size()), fold::apply);
        if (common < positions.size()) {
            remember(whose, new Life(positions, points));
        }
        return fold.rows;
    }

    private static List<RowsInMemory> copies(List<RowsInMemory> rows) {
        return rows.stream().map(RowsInMemory::copy).toList();
    }

    private Life known(Whose whose) {
        synchronized (lives) {
            return lives.getOrDefault(whose, Life.UNKNOWN);
        }
    }

    private void remember(Whose whose, Life life) {
        synchronized (lives) {
            lives.put(whose, life);
            int events = lives.values().stream()
                    .mapToInt(each -> each.positions().size())
                    .sum();
            Iterator<Life> eldest = lives.values().iterator();
            while (events > most) {
                events -= eldest.next().positions().size();
                eldest.remove();
            }
        }
    }

    /** One fold on its way, which leaves points behind. */
    private static final class Fold {

        private final List<RowsInMemory> rows;
        private final List<Long> positions;
        private final NavigableMap<Integer, List<RowsInMemory>> points;
        private final int apart;
        private int nextPoint;

        Fold(
                List<RowsInMemory> rows,
                List<Long> positions,
                int folded,
                NavigableMap<Integer, List<RowsInMemory>> points) {
            this.rows = rows;
            this.positions = positions;
            this.points = points;
            this.apart = Math.max(LEAST_APART, positions.size() / POINTS);
            this.nextPoint = folded + apart;
        }

        void apply(RecordedEvent event) {
            while (nextPoint < positions.size() && event.position() >= positions.get(nextPoint)) {
                points.put(nextPoint, copies(rows));
                nextPoint += apart;
            }
            rows.forEach(each -> each.apply(event));
        }
    }
}
