package io.rapport.infra.eventlog;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.LogReport.Failure;
import io.rapport.infra.eventlog.LogReport.StoredType;
import io.rapport.projection.table.Projection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks one range of positions, row by row. For one use. */
final class RangeCheck {

    private final EventParser parser;
    private final List<Projection> projections;
    private final Map<StoredType, Long> counts = new HashMap<>();
    private final List<MissingPositions.Gap> gaps = new ArrayList<>();
    private final List<Failure> unreadable = new ArrayList<>();
    private final List<Failure> unprojectable = new ArrayList<>();
    private long passed;

    /** @param after the position before the range */
    RangeCheck(EventParser parser, List<Projection> projections, long after) {
        this.parser = parser;
        this.projections = projections;
        this.passed = after;
    }

    LogReport run(ResultSet rows, long to) throws SQLException {
        while (rows.next()) {
            passTo(rows.getLong(EventParser.POSITION));
            check(rows);
        }
        passTo(to + 1);
        return new LogReport(
                to,
                new TreeMap<>(counts),
                MissingPositions.of(gaps),
                Findings.of(unreadable),
                Findings.of(unprojectable));
    }

    private void passTo(long position) {
        if (position > passed + 1) {
            gaps.add(new MissingPositions.Gap(passed + 1, position - 1));
        }
        passed = position;
    }

    private void check(ResultSet row) throws SQLException {
        StoredType type = new StoredType(row.getString(EventParser.NAME), row.getInt(EventParser.REVISION));
        counts.merge(type, 1L, Long::sum);
        try {
            parser.parse(row).forEach(event -> project(event, type));
        } catch (UnreadableEvent e) {
            unreadable.add(
                    new Failure(e.position(), row.getString(EventParser.EVENT_ID), type, null, CauseInWords.of(e)));
        }
    }

    private void project(RecordedEvent event, StoredType type) {
        for (Projection projection : projections) {
            try {
                projection.project(event);
            } catch (RuntimeException e) {
                unprojectable.add(
                        new Failure(event.position(), event.id().value(), type, projection.name(), CauseInWords.of(e)));
            }
        }
    }
}
