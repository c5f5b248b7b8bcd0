package io.rapport.infra.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells other processes that the log has grown. Many appends are one notification: it says no more than to look, and each
 * costs every listener of the database a wake-up.
 */
final class AppendNotifier implements SmartLifecycle {

    static final String CHANNEL = "event_log";

    /** No more than fifty a second, and none is left out at the end. */
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private static final Logger log = LoggerFactory.getLogger(AppendNotifier.class);

    private final DataSource dataSource;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    AppendNotifier(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void appended() {
        if (due.compareAndSet(false, true)) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void start() {
        Thread notifier = Thread.ofPlatform().name("append-notifier").daemon().unstarted(this::run);
        thread = notifier;
        notifier.start();
    }

    private void run() {
        while (isRunning()) {
            if (due.getAndSet(false)) {
                send();
                LockSupport.parkNanos(INTERVAL.toNanos());
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void send() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("notify " + CHANNEL);
        } catch (SQLException e) {
            log.atDebug().setCause(e).log("not notified; other processes find the events by looking");
        }
    }

    @Override
    public void stop() {
        Thread notifier = thread;
        thread = null;
        LockSupport.unpark(notifier);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops last, as the writer does. */
    @Override
    public int getPhase() {
        return EventLogWriter.PHASE;
    }
}
