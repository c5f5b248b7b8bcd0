package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.LogScan;
import io.rapport.infra.eventlog.SideBySide;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the tables of projections from the log, in one pass over it for all of them, by the same writer that fills them
 * live. Each projection's rows and progress change together in one transaction a batch; what is interrupted goes on from
 * there. The processors that fill the same tables live must be stopped.
 */
public final class Rebuild {

    /** Events a transaction: beyond, the rows of a batch cost as much each as in it. */
    private static final int BATCH = 4_000;

    private final LogReader log;
    private final List<ProjectionWriter> writers;
    private final TransactionTemplate transaction;
    private final int batchSize;

    public Rebuild(
            LogReader log, List<Projection> projections, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this(log, projections, jdbc, transactions, BATCH);
    }

    Rebuild(
            LogReader log,
            List<Projection> projections,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            int batchSize) {
        this.log = log;
        this.batchSize = batchSize;
        this.writers = projections.stream()
                .map(projection -> new ProjectionWriter(projection, jdbc))
                .toList();
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Empties the tables, so that {@link #run} begins at the beginning. */
    public void reset() {
        writers.forEach(writer -> transaction.executeWithoutResult(status -> writer.reset()));
    }

    /**
     * Brings each projection from where it stands to a position. One that is already there, or beyond, is left alone.
     *
     * @param to a position that is not beyond the log's end
     * @throws RuntimeException what a projection, the log or the database throws; what was committed before stays
     */
    public void run(long to) throws InterruptedException {
        List<Consumer<LogBatch>> consumers = writers.stream()
                .<Consumer<LogBatch>>map(writer -> batch -> write(writer, batch))
                .toList();
        long from = writers.stream().mapToLong(ProjectionWriter::progress).min().orElse(to);
        try (LogScan<LogBatch> scan = log.scan(from, to);
                SideBySide<LogBatch> projections = new SideBySide<>(consumers)) {
            while (scan.hasNext()) {
                projections.hand(Collections.nCopies(consumers.size(), gather(scan)));
            }
            projections.await();
        }
    }

    private LogBatch gather(LogScan<LogBatch> scan) throws InterruptedException {
        LogBatch read = scan.next();
        List<RecordedEvent> events = new ArrayList<>(read.events());
        while (scan.hasNext() && events.size() < batchSize) {
            read = scan.next();
            events.addAll(read.events());
        }
        return new LogBatch(events, read.readTo());
    }

    private void write(ProjectionWriter writer, LogBatch batch) {
        transaction.executeWithoutResult(status -> writer.apply(batch.events(), batch.readTo()));
    }
}
