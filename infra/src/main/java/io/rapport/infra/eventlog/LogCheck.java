package io.rapport.infra.eventlog;

import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Reads the whole log as the present code does, and goes on where the readers of the application would stop. It only reads,
 * and keeps no more in memory than the ranges that are read at the time and a report of bounded size.
 */
public final class LogCheck {

    private final LogReader log;
    private final EventParser parser;
    private final List<Projection> projections;

    LogCheck(LogReader log, List<Projection> projections) {
        this.log = log;
        this.parser = new EventParser(EventLogConfiguration.upcasters());
        this.projections = projections;
    }

    /**
     * With all projections.
     *
     * @param dataSource whose connections as many threads as there are processors share
     */
    public static LogCheck of(DataSource dataSource) {
        return new LogCheck(LogReader.of(dataSource), Projections.all());
    }

    /** The position of the newest event, 0 in an empty log. */
    public long head() {
        return log.head();
    }

    /**
     * Checks the log up to a position.
     *
     * @param progress is told the position up to which the log has been checked; what it throws ends the check
     * @throws org.springframework.dao.DataAccessException if the database cannot be read
     */
    public LogReport run(long to, LongConsumer progress) throws InterruptedException {
        LogReport report = LogReport.EMPTY;
        try (LogScan<LogReport> scan =
                log.scan(0, to, (rows, after, upTo) -> new RangeCheck(parser, projections, after).run(rows, upTo))) {
            while (scan.hasNext()) {
                report = report.plus(scan.next());
                progress.accept(report.checkedTo());
            }
        }
        return report;
    }
}
