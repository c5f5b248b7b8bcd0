package io.rapport.infra.replay;

import io.rapport.projection.table.TableSlot;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All replays that were asked for. */
final class Replays {

    private static final String SELECT = """
            select replay_id, projections, slots, past, goal, known_at, compare, stage, wish, position, written,
                   busy_millis, requested_by, requested_at, ended_at, run_by, error, error_position, error_event, comparison
            from processing.replay
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Replays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the id of the new replay, of which the slots are still to be set where it is of the past */
    long add(
            List<String> projections,
            List<TableSlot> slots,
            boolean past,
            long goal,
            @Nullable Instant knownAt,
            boolean compare,
            String requestedBy) {
        return jdbc.sql("""
                insert into processing.replay (projections, slots, past, goal, known_at, compare, stage, wish,
                                               requested_by, requested_at)
                values (cast(:projections as text[]), cast(:slots as text[]), :past, :goal, :knownAt, :compare,
                        'preparing', 'run', :requestedBy, :now)
                returning replay_id
                """)
                .param("projections", projections.toArray(String[]::new))
                .param("slots", slots.stream().map(TableSlot::name).toArray(String[]::new))
                .param("past", past)
                .param("goal", goal)
                .param("knownAt", knownAt == null ? null : at(knownAt))
                .param("compare", compare)
                .param("requestedBy", requestedBy)
                .param("now", now())
                .query(Long.class)
                .single();
    }

    void setSlot(long id, TableSlot slot) {
        jdbc.sql("""
                update processing.replay set slots = array_fill(cast(:slot as text), array[cardinality(projections)])
                where replay_id = :id
                """).param("id", id).param("slot", slot.name()).update();
    }

    Optional<Replay> find(long id) {
        return jdbc.sql(SELECT + "where replay_id = :id")
                .param("id", id)
                .query((row, index) -> replay(row))
                .optional();
    }

    /** The newest first. */
    List<Replay> newest(int limit) {
        return jdbc.sql(SELECT + "order by replay_id desc limit :limit")
                .param("limit", limit)
                .query((row, index) -> replay(row))
                .list();
    }

    /** The open replay that writes one of the projection's two slots. */
    Optional<Replay> openOn(String projection) {
        return jdbc.sql(SELECT + """
                where :projection = any (projections) and not past and stage not in ('ready', 'given-up')
                """)
                .param("projection", projection)
                .query((row, index) -> replay(row))
                .optional();
    }

    /** Those for which something is to be done now, in the order in which they were asked for. */
    List<Replay> runnable() {
        return jdbc.sql(SELECT + """
                where error is null
                  and ((wish = 'cancel' and stage <> 'given-up')
                       or (wish = 'run' and stage not in ('ready', 'given-up')))
                order by replay_id
                """).query((row, index) -> replay(row)).list();
    }

    /** The rate of the last replay of the projection that wrote enough to tell, in positions a second. */
    Optional<Double> lastRate(String projection) {
        return jdbc.sql("""
                select written * 1000.0 / busy_millis from processing.replay
                where :projection = any (projections) and busy_millis > 0 and written >= 1000
                order by replay_id desc limit 1
                """).param("projection", projection).query(Double.class).optional();
    }

    /**
     * One that is given up can only be given up again, where that has failed; of those that are ready only one of the past
     * can be given up.
     *
     * @return whether it is still time for it
     */
    boolean wish(long id, Wish wish) {
        return jdbc.sql("""
                update processing.replay set wish = :wish, error = null, error_position = null, error_event = null
                where replay_id = :id
                  and (stage not in ('ready', 'given-up') or (stage = 'ready' and past and :wish = 'cancel'))
                  and (wish <> 'cancel' or (error is not null and :wish = 'cancel'))
                """).param("id", id).param("wish", wish.code()).update() > 0;
    }

    Wish wish(long id) {
        return Wish.of(jdbc.sql("select wish from processing.replay where replay_id = :id")
                .param("id", id)
                .query(String.class)
                .single());
    }

    void runBy(long id, String process) {
        jdbc.sql("update processing.replay set run_by = :process where replay_id = :id")
                .param("id", id)
                .param("process", process)
                .update();
    }

    /** @return whether it did so: one that was cancelled in the last moment does not become ready */
    boolean stage(long id, ReplayStage stage) {
        return jdbc.sql("""
                        update processing.replay set stage = :stage, ended_at = :endedAt
                        where replay_id = :id and (wish <> 'cancel' or :stage <> 'ready')
                        """)
                        .param("id", id)
                        .param("stage", stage.code())
                        .param("endedAt", stage.isEnd() ? now() : null)
                        .update()
                > 0;
    }

    void goal(long id, long goal) {
        jdbc.sql("update processing.replay set goal = :goal where replay_id = :id")
                .param("id", id)
                .param("goal", goal)
                .update();
    }

    void progress(long id, long position, long written, Duration busy) {
        jdbc.sql("""
                update processing.replay
                set position = greatest(position, :position), written = :written, busy_millis = :busy
                where replay_id = :id
                """)
                .param("id", id)
                .param("position", position)
                .param("written", written)
                .param("busy", busy.toMillis())
                .update();
    }

    /** It does not go on until somebody says so. */
    void fail(long id, Replay.Failure failure) {
        jdbc.sql("""
                update processing.replay
                set error = :error, error_position = :position, error_event = :event
                where replay_id = :id
                """)
                .param("id", id)
                .param("error", failure.error())
                .param("position", failure.position())
                .param("event", failure.event())
                .update();
    }

    void comparison(long id, String json) {
        jdbc.sql("update processing.replay set comparison = cast(:json as json) where replay_id = :id")
                .param("id", id)
                .param("json", json)
                .update();
    }

    private static Replay replay(ResultSet row) throws SQLException {
        boolean past = row.getBoolean("past");
        String error = row.getString("error");
        return new Replay(
                row.getLong("replay_id"),
                texts(row.getArray("projections")).toList(),
                texts(row.getArray("slots"))
                        .map(name -> past ? TableSlot.apart(name) : TableSlot.of(name))
                        .toList(),
                past,
                row.getLong("goal"),
                instant(row, "known_at"),
                row.getBoolean("compare"),
                ReplayStage.of(row.getString("stage")),
                Wish.of(row.getString("wish")),
                row.getLong("position"),
                row.getLong("written"),
                Duration.ofMillis(row.getLong("busy_millis")),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"),
                row.getString("run_by"),
                error == null
                        ? null
                        : new Replay.Failure(
                                error, row.getObject("error_position", Long.class), row.getString("error_event")),
                row.getString("comparison"));
    }

    private static Stream<String> texts(Array array) throws SQLException {
        return Stream.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
