package io.rapport.infra.replay;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.LogScan;
import io.rapport.infra.replay.Difference.Origin;
import io.rapport.infra.replay.Difference.OriginEvent;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.OfRow;
import io.rapport.projection.table.RowChange.Purge;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.Table;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the events that rows come from: those that a projection would change them by. */
final class RowOrigins {

    private static final int LAST = 10;

    /** A row, by the values of its key as text, in their order. */
    record RowId(Table<?> table, List<String> key) {

        static RowId of(Table<?> table, Table.Key key) {
            return new RowId(table, key.values().stream().map(String::valueOf).toList());
        }
    }

    private static final class Found {
        private long events;
        private final Deque<OriginEvent> last = new ArrayDeque<>();

        private void add(RecordedEvent event) {
            events++;
            last.add(new OriginEvent(
                    event.position(), event.id().value(), event.type().name()));
            if (last.size() > LAST) {
                last.removeFirst();
            }
        }
    }

    private final LogReader log;

    RowOrigins(LogReader log) {
        this.log = log;
    }

    /** Reads the log up to a position once, whatever the number of rows. */
    Map<RowId, Origin> find(Projection projection, Set<RowId> rows, long to) throws InterruptedException {
        Map<RowId, Found> found = new HashMap<>();
        rows.forEach(row -> found.put(row, new Found()));
        if (!rows.isEmpty()) {
            read(projection, found, to);
        }
        Map<RowId, Origin> origins = new HashMap<>();
        found.forEach((row, events) -> origins.put(row, new Origin(events.events, List.copyOf(events.last))));
        return origins;
    }

    private void read(Projection projection, Map<RowId, Found> found, long to) throws InterruptedException {
        Courtesy courtesy = new Courtesy();
        try (LogScan<LogBatch> scan = log.scanPastUnreadable(0, to)) {
            while (scan.hasNext()) {
                long started = System.nanoTime();
                scan.next().events().forEach(event -> attribute(event, projection, found));
                courtesy.look(log.head(), System.nanoTime());
                Thread.sleep(courtesy.rest(Duration.ofNanos(System.nanoTime() - started)));
            }
        }
    }

    private static void attribute(RecordedEvent event, Projection projection, Map<RowId, Found> found) {
        for (RowChange change : changes(event, projection)) {
            switch (change) {
                case Put<?> put -> add(event, RowId.of(put.table(), put.table().keyOf(put.row())), found);
                case OfRow ofRow -> add(event, RowId.of(ofRow.table(), ofRow.key()), found);
                case Purge purge ->
                    found.forEach((row, events) -> {
                        if (concerns(purge, row)) {
                            events.add(event);
                        }
                    });
            }
        }
    }

    private static List<RowChange> changes(RecordedEvent event, Projection projection) {
        try {
            return projection.project(event);
        } catch (RuntimeException e) {
            return List.of(); // it is among the dead letters, and has made no row
        }
    }

    private static void add(RecordedEvent event, RowId row, Map<RowId, Found> found) {
        Found events = found.get(row);
        if (events != null) {
            events.add(event);
        }
    }

    /** As far as the key tells. */
    private static boolean concerns(Purge purge, RowId row) {
        List<String> key = row.table().key();
        boolean byKey = false;
        for (int i = 0; i < key.size(); i++) {
            Object value = purge.equal().get(key.get(i));
            if (value != null && !String.valueOf(value).equals(row.key().get(i))) {
                return false;
            }
            byKey |= value != null;
        }
        return byKey && purge.table().equals(row.table());
    }
}
