package io.rapport.infra.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Hears from {@link AppendNotifier}s, also of other processes, that the log has grown. Holds one connection. */
final class AppendListener implements SmartLifecycle {

    private static final Duration RETRY_DELAY = Duration.ofMillis(500);

    /** How long a stop may have to wait. */
    private static final Duration WAIT = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(AppendListener.class);

    private final DataSource dataSource;
    private final Runnable onAppend;
    private volatile @Nullable Thread thread;

    AppendListener(DataSource dataSource, Runnable onAppend) {
        this.dataSource = dataSource;
        this.onAppend = onAppend;
    }

    @Override
    public void start() {
        Thread listener = Thread.ofPlatform().name("append-listener").daemon().unstarted(this::run);
        thread = listener;
        listener.start();
    }

    private void run() {
        while (isRunning()) {
            try (Connection connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                log.atDebug().setCause(e).log("not listening for appends of other processes, it is tried again");
                LockSupport.parkNanos(RETRY_DELAY.toNanos());
            }
        }
    }

    /** Looks once before it waits, for what came while nobody listened. */
    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + AppendNotifier.CHANNEL);
        }
        PGConnection notifications = connection.unwrap(PGConnection.class);
        onAppend.run();
        while (isRunning()) {
            if (notifications.getNotifications(Math.toIntExact(WAIT.toMillis())).length > 0) {
                onAppend.run();
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("unlisten " + AppendNotifier.CHANNEL);
        }
    }

    @Override
    public void stop() {
        Thread listener = thread;
        thread = null;
        if (listener == null) {
            return;
        }
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
