package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.LogScan;
import io.rapport.infra.eventlog.SideBySide;
import io.rapport.infra.eventlog.UnreadableEvent;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.TableSlot;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the tables of projections in a slot from the log, in one pass over it for all of them, by the same writer that
 * fills them live. Each projection's rows and progress change together in one transaction a batch; what is interrupted
 * goes on from there. Nobody else may write the slot meanwhile.
 */
public final class Rebuild {

    /** Events a transaction: beyond, the rows of a batch cost as much each as in it. */
    private static final int BATCH = 4_000;

    /** The same where others are not to wait for long: they come to what is locked, and to a processor, between batches. */
    private static final int GENTLE_BATCH = 1_000;

    /** Asked before each batch is written; may wait. */
    @FunctionalInterface
    public interface Pace {

        /** No need to wait, nor to stop. */
        Pace UNBOUND = position -> true;

        /**
         * @param position up to which the log has been read
         * @return whether to go on
         */
        boolean goesOn(long position) throws InterruptedException;

        /** Whether batches are to be small, and each to be written before {@link #goesOn} is asked about the next. */
        default boolean isGentle() {
            return false;
        }
    }

    /** A projection and where it is written. */
    public record Target(Projection projection, TableSlot slot) {}

    private final LogReader log;
    private final List<ParkingWriter> writers;
    private final TransactionTemplate transaction;
    private final int batchSize;

    public Rebuild(
            LogReader log, List<Target> targets, ParkingWriters writers, PlatformTransactionManager transactions) {
        this(log, targets, writers, transactions, BATCH);
    }

    Rebuild(
            LogReader log,
            List<Target> targets,
            ParkingWriters writers,
            PlatformTransactionManager transactions,
            int batchSize) {
        this.log = log;
        this.batchSize = batchSize;
        this.writers = targets.stream()
                .map(target -> writers.open(target.projection(), target.slot()))
                .toList();
        this.transaction = new TransactionTemplate(transactions);
    }

    /** As above, on a database where no application runs. */
    public static Rebuild on(DataSource database, LogReader log, List<Projection> projections, TableSlot slot) {
        return on(database, log, projections, slot, BATCH);
    }

    static Rebuild on(DataSource database, LogReader log, List<Projection> projections, TableSlot slot, int batchSize) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        JdbcClient client = JdbcClient.create(jdbc);
        PlatformTransactionManager transactions = new JdbcTransactionManager(database);
        ParkingWriters writers = new ParkingWriters(
                jdbc,
                new ProjectionSlots(client),
                transactions,
                new DeadLetters(client, Clock.systemUTC()),
                ProjectionProperties.DEAD_LETTER_LIMIT);
        List<Target> targets = projections.stream()
                .map(projection -> new Target(projection, slot))
                .toList();
        return new Rebuild(log, targets, writers, transactions, batchSize);
    }

    /** Begins the slot anew for each of the projections, so that {@link #run} begins at the beginning. */
    public void begin() {
        writers.forEach(writer -> transaction.executeWithoutResult(status -> writer.begin()));
    }

    /** The position that all of the projections have reached. */
    public long progress() {
        return writers.stream().mapToLong(ParkingWriter::progress).min().orElse(0);
    }

    /**
     * Brings each projection from where it stands to a position. One that is already there, or beyond, is left alone.
     *
     * @param to a position that is not beyond the log's end
     * @return whether it got there, or was told not to go on
     * @throws DeadLetterLimit if too many events cannot be taken
     * @throws RuntimeException what the log or the database throws; what was committed before stays
     */
    public boolean run(long to, Pace pace) throws InterruptedException {
        List<Consumer<LogBatch>> consumers = writers.stream()
                .<Consumer<LogBatch>>map(writer -> batch -> write(writer, batch))
                .toList();
        try (LogScan<LogBatch> scan = log.scanPastUnreadable(progress(), to);
                SideBySide<LogBatch> projections = new SideBySide<>(consumers)) {
            boolean goesOn = true;
            while (goesOn && scan.hasNext()) {
                boolean isGentle = pace.isGentle();
                LogBatch batch = gather(scan, isGentle ? Math.min(GENTLE_BATCH, batchSize) : batchSize);
                projections.hand(Collections.nCopies(consumers.size(), batch));
                if (isGentle) {
                    projections.await();
                }
                goesOn = pace.goesOn(batch.readTo());
            }
            projections.await();
            return goesOn;
        }
    }

    /**
     * As {@link #run}, but an interruption only ends it early and is kept for later.
     *
     * @return whether it got there
     */
    public boolean runUninterrupted(long to) {
        try {
            return run(to, Pace.UNBOUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private LogBatch gather(LogScan<LogBatch> scan, int size) throws InterruptedException {
        LogBatch read = scan.next();
        List<RecordedEvent> events = new ArrayList<>(read.events());
        List<UnreadableEvent> unreadable = new ArrayList<>(read.unreadable());
        while (scan.hasNext() && events.size() < size) {
            read = scan.next();
            events.addAll(read.events());
            unreadable.addAll(read.unreadable());
        }
        return new LogBatch(events, unreadable, read.readTo());
    }

    private void write(ParkingWriter writer, LogBatch batch) {
        try {
            transaction.executeWithoutResult(status -> writer.apply(batch));
        } catch (RuntimeException e) {
            if (!ParkingWriter.isOfEvent(e)) {
                throw e;
            }
            transaction.executeWithoutResult(status -> writer.applyOneByOne(batch));
        }
    }
}
