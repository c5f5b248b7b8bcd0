package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.IdempotencyRecords.KeyInUse;
import io.rapport.command.dispatch.OutcomeUnknown;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Group commit: appends of concurrent commands are gathered by one thread into one insert and one commit, so that they
 * share the wait for the disk. An append that conflicts, or that the table refuses for another reason, fails alone; the
 * others of its group are tried without it.
 *
 * <p>Each group holds a lock of the database until it is committed and numbers its events from the newest committed one.
 * So positions are gapless and in the order of commits, whichever process appends.
 */
public final class EventLogWriter implements SmartLifecycle {

    /** Bounds a transaction; a single append may be larger. */
    private static final int EVENTS_PER_GROUP = 1_000;

    /** Starts before, and stops after, everything that appends. */
    static final int PHASE = Integer.MIN_VALUE + 1_000;

    /** A database that restarts is usually back by then, and clients still wait. */
    private static final Duration OUTCOME_PATIENCE = Duration.ofSeconds(10);

    private static final String KEY_CONSTRAINT = "idempotency_pk";

    private static final Logger log = LoggerFactory.getLogger(EventLogWriter.class);

    /** @param committed is told the position before anybody else is, in the order of the log */
    private record Pending(Append append, LongConsumer committed, CompletableFuture<Long> position) {

        void complete(long last) {
            try {
                committed.accept(last);
            } finally {
                position.complete(last);
            }
        }
    }

    private final DataSource dataSource;
    private final CommitOutcome outcome;
    private final SQLExceptionTranslator translator = new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private volatile @Nullable Thread thread;

    /** @param dataSource not the pool that commands draw from: they may hold all of its connections while they wait */
    public EventLogWriter(DataSource dataSource) {
        this(dataSource, OUTCOME_PATIENCE);
    }

    EventLogWriter(DataSource dataSource, Duration outcomePatience) {
        this.dataSource = dataSource;
        this.outcome = new CommitOutcome(dataSource, outcomePatience);
    }

    /**
     * Appends and waits until it is durable.
     *
     * @param committed is told, on the thread that appends and in the order of the log, the position of the last event
     * @return that position
     * @throws DuplicateKeyException if an event's id, or its place in its stream, is taken
     * @throws KeyInUse if the idempotency key is taken
     * @throws OutcomeUnknown if the connection broke during the commit and the database stayed away too long to be asked
     * @throws DataAccessException if the database cannot be reached or refuses; nothing was appended
     */
    long append(Append append, LongConsumer committed) {
        Pending pending = new Pending(append, committed, new CompletableFuture<>());
        queue.add(pending);
        if (!isRunning()) {
            refuseWaiting();
        }
        try {
            return pending.position().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** How many appends wait for the next group. */
    int waiting() {
        return queue.size();
    }

    @Override
    public void start() {
        Thread writer = Thread.ofPlatform().name("event-log-writer").unstarted(this::run);
        thread = writer;
        writer.start();
    }

    private void run() {
        List<Pending> group = new ArrayList<>();
        while (isRunning()) {
            try {
                gather(group);
                commit(group);
            } catch (InterruptedException e) {
                return;
            } finally {
                group.clear();
            }
        }
    }

    private void gather(List<Pending> group) throws InterruptedException {
        Pending next = queue.take();
        int events = 0;
        while (next != null) {
            group.add(next);
            events += next.append().events().size();
            next = events < EVENTS_PER_GROUP ? queue.poll() : null;
        }
    }

    private void commit(List<Pending> group) {
        try {
            List<Long> positions = write(group.stream().map(Pending::append).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).complete(positions.get(i));
            }
        } catch (SQLException e) {
            fail(group, translate(e));
        } catch (RuntimeException e) {
            fail(group, e);
        } catch (Error e) {
            // Those who wait must hear of it, and the writer goes on for the others.
            fail(group, new IllegalStateException(e));
        }
    }

    private void fail(List<Pending> group, RuntimeException failure) {
        boolean ofOne = failure instanceof DataIntegrityViolationException || failure instanceof KeyInUse;
        if (ofOne && group.size() > 1) {
            int half = group.size() / 2;
            commit(group.subList(0, half));
            commit(group.subList(half, group.size()));
        } else {
            group.forEach(pending -> pending.position().completeExceptionally(failure));
        }
    }

    private List<Long> write(List<Append> appends) throws SQLException {
        List<Long> positions = List.of();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            positions = insert(connection, appends);
            connection.commit();
            return positions;
        } catch (SQLException | RuntimeException e) {
            if (!positions.isEmpty()
                    && outcome.isAppended(appends.getLast().events().getLast(), positions.getLast())) {
                return positions;
            }
            throw e;
        }
    }

    private static List<Long> insert(Connection connection, List<Append> appends) throws SQLException {
        try {
            return AppendStatement.execute(connection, appends);
        } catch (SQLException | RuntimeException e) {
            rollback(connection);
            throw e;
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            log.atDebug().setCause(e).log("the connection is gone, and the transaction with it");
        }
    }

    private RuntimeException translate(SQLException e) {
        if (String.valueOf(e.getMessage()).contains(KEY_CONSTRAINT)) {
            return new KeyInUse();
        }
        DataAccessException translated = translator.translate("append to the log", null, e);
        return translated == null ? new IllegalStateException(e) : translated;
    }

    @Override
    public void stop() {
        Thread writer = thread;
        thread = null;
        if (writer != null) {
            writer.interrupt();
            try {
                writer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            refuseWaiting();
        }
    }

    private void refuseWaiting() {
        List<Pending> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        fail(waiting, new TransientDataAccessResourceException("the event log is closed"));
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
