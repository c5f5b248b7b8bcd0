package io.rapport.infra.replay;

import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.Streams;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.replay.ReplayEvent.ProjectionRolledBack;
import io.rapport.domain.replay.ReplayEvent.ProjectionSwitched;
import io.rapport.infra.eventlog.LogReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is decided about slots: one decision after the other in all processes, each on top of what the log says of those
 * before. A process may die between a decision and its effect, so that which slot is live does not tell what was decided.
 */
final class Decisions {

    /** Tells the lock from others: the letters of "slot". */
    private static final int KIND = 0x736c6f74;

    private static final String SWITCHED =
            EventRegistry.typeOf(ProjectionSwitched.class).name();
    private static final String ROLLED_BACK =
            EventRegistry.typeOf(ProjectionRolledBack.class).name();

    private final JdbcTemplate jdbc;
    private final LogReader log;
    private final SlotSwitch slotSwitch;

    /** Who waits here takes none of the connections that whoever decides needs. */
    private final Lock here = new ReentrantLock();

    Decisions(JdbcTemplate jdbc, LogReader log, SlotSwitch slotSwitch) {
        this.jdbc = jdbc;
        this.log = log;
        this.slotSwitch = slotSwitch;
    }

    /** Does something while nobody else decides about slots. */
    <T> T oneByOne(Supplier<T> work) {
        here.lock();
        try {
            ConnectionCallback<T> locked = session -> {
                execute(session, "select pg_advisory_lock(%d, 0)");
                try {
                    return work.get();
                } finally {
                    execute(session, "select pg_advisory_unlock(%d, 0)");
                }
            };
            return Objects.requireNonNull(jdbc.execute(locked));
        } finally {
            here.unlock();
        }
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql.formatted(KIND));
        }
    }

    /** Gives the last switch or rollback of a projection its effect, if it has none yet. */
    void settle(ProjectionName projection) {
        Long last = jdbc.queryForObject(
                "select max(position) from event_log.event where stream = ? and name in (?, ?)",
                Long.class,
                Streams.projection(projection),
                SWITCHED,
                ROLLED_BACK);
        if (last != null) {
            log.at(last).forEach(slotSwitch::apply);
        }
    }
}
