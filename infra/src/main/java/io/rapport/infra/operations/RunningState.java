package io.rapport.infra.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.command.dispatch.LogHead;
import io.rapport.query.console.PageText;
import io.rapport.query.web.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how all that moves events on stands at this moment. */
@Component
@ConditionalOnWebApplication
class RunningState {

    private static final int NEWEST_REPLAYS = 5;
    private static final int MOST_LETTERS = 50;
    private static final int NEWEST_EVENTS = 20;

    /** @param behind by how much, with its unit */
    record Hop(String name, String what, String behind, boolean late) {}

    /**
     * @param slot that readers see
     * @param parked of how many sequences it could not take events
     * @param building the log position up to which the other slot is built; absent where it is not
     */
    record ProjectionState(
            String name,
            String slot,
            int version,
            String stage,
            long position,
            long behind,
            long parked,
            @Nullable Long building,
            @Nullable String stopped) {}

    /** @param segments how many there are, and how many somebody works on */
    record Processor(String name, long segments, long claimed, String owners) {}

    /** @param percent of the way to the goal */
    record ReplayState(
            long id,
            String projections,
            String stage,
            long percent,
            String remaining,
            String requestedBy,
            @Nullable String error) {}

    record Letter(
            String projection,
            String slot,
            String sequence,
            long position,
            String event,
            @Nullable String cause,
            int attempts,
            Instant parkedAt,
            long waiting) {}

    /** @param channel where there is one */
    record Told(
            long position,
            String event,
            Instant recordedAt,
            @Nullable String channel) {}

    /**
     * @param head the position of the newest event
     * @param checkpoint up to which the log is signed
     */
    record Tree(
            long head,
            long size,
            @Nullable Long checkpoint,
            @Nullable Instant signedAt,
            long findings) {}

    private record GaugeHop(String gauge, String name, String what, String unit, double late) {}

    private static final List<GaugeHop> GAUGES = List.of(
            new GaugeHop(
                    "rapport.audit.tree.lag", "Audit tree", "events that are not in the tree yet", "events", 1_000),
            new GaugeHop("rapport.streams.outbox.lag", "Outbox", "events not told to it yet", "events", 1_000),
            new GaugeHop(
                    "rapport.streams.relay.lag",
                    "Relay to Kafka",
                    "bytes of the write-ahead log not read yet",
                    "bytes",
                    10_000_000),
            new GaugeHop(
                    "rapport.streams.state.lag",
                    "HCP states",
                    "events not told to the compacted topic yet",
                    "events",
                    1_000),
            new GaugeHop("rapport.streams.figures.lag", "Figures", "messages not summed yet", "messages", 1_000),
            new GaugeHop(
                    "rapport.streams.figures.sink.lag",
                    "Figures, written back",
                    "sums not written yet",
                    "messages",
                    1_000),
            new GaugeHop(
                    "rapport.streams.inbound.lag", "From CRM systems", "messages not taken yet", "messages", 1_000));

    private final JdbcClient jdbc;
    private final LogHead log;
    private final MeterRegistry meters;

    RunningState(JdbcClient jdbc, LogHead log, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.log = log;
        this.meters = meters;
    }

    long head() {
        return log.position();
    }

    List<Hop> hops(List<ProjectionState> projections) {
        long behind =
                projections.stream().mapToLong(ProjectionState::behind).max().orElse(0);
        return Stream.concat(
                        Stream.of(new Hop(
                                "Read models",
                                "events that the last of them has not taken yet",
                                events(behind),
                                behind > 1_000)),
                        GAUGES.stream().map(this::hop).filter(Objects::nonNull))
                .toList();
    }

    private @Nullable Hop hop(GaugeHop of) {
        Gauge gauge = meters.find(of.gauge()).gauge();
        if (gauge == null || Double.isNaN(gauge.value())) {
            return null;
        }
        return new Hop(
                of.name(),
                of.what(),
                PageText.count((long) gauge.value()) + " " + of.unit(),
                gauge.value() > of.late());
    }

    private static String events(long number) {
        return PageText.count(number) + " events";
    }

    List<ProjectionState> projections() {
        long head = head();
        return jdbc.sql("""
                select l.projection, l.slot, s.version, s.stage, s.position, other.position as building, p.cause as stopped,
                    (select count(distinct d.sequence) from processing.dead_letter d
                    where d.projection = l.projection and d.slot = l.slot) as parked
                from read_model.live_slot l
                join read_model.projection_slot s using (projection, slot)
                left join read_model.projection_slot other
                    on other.projection = l.projection and other.slot <> l.slot and other.stage = 'building'
                left join processing.stopped_projection p on p.projection = l.projection
                order by l.projection
                """)
                .query((row, index) -> new ProjectionState(
                        row.getString("projection"),
                        row.getString("slot"),
                        row.getInt("version"),
                        row.getString("stage"),
                        row.getLong("position"),
                        Math.max(0, head - row.getLong("position")),
                        row.getLong("parked"),
                        row.getObject("building", Long.class),
                        row.getString("stopped")))
                .list();
    }

    List<Processor> processors() {
        return jdbc.sql("""
                select processor_name, count(*) as segments, count(owner) as claimed,
                    coalesce(string_agg(distinct owner, ', '), '') as owners
                from processing.token_entry
                group by processor_name
                order by processor_name
                """)
                .query((row, index) -> new Processor(
                        row.getString("processor_name"),
                        row.getLong("segments"),
                        row.getLong("claimed"),
                        row.getString("owners")))
                .list();
    }

    /** The newest first. */
    List<ReplayState> replays() {
        return jdbc.sql("select * from processing.replay order by replay_id desc limit " + NEWEST_REPLAYS)
                .query((row, index) -> {
                    long goal = row.getLong("goal");
                    long position = row.getLong("position");
                    long written = row.getLong("written");
                    long busy = row.getLong("busy_millis");
                    return new ReplayState(
                            row.getLong("replay_id"),
                            String.join(", ", Rows.texts(row, "projections")),
                            row.getString("stage"),
                            goal == 0 ? 100 : Math.min(100, 100 * position / goal),
                            remaining(row.getString("stage"), goal - position, written, busy),
                            row.getString("requested_by"),
                            row.getString("error"));
                })
                .list();
    }

    private static String remaining(String stage, long left, long written, long busyMillis) {
        if (stage.equals("ready") || stage.equals("given-up")) {
            return "";
        }
        if (written == 0 || busyMillis == 0 || left <= 0) {
            return "not known yet";
        }
        Duration time = Duration.ofMillis(left * busyMillis / written);
        return "about " + (time.toMinutes() > 0 ? time.toMinutes() + " min" : Math.max(1, time.toSeconds()) + " s");
    }

    /** The first event of each parked sequence, where readers see it. */
    List<Letter> letters() {
        return jdbc.sql("""
                select distinct on (d.projection, d.sequence) d.*,
                    (select count(*) from processing.dead_letter w
                    where w.projection = d.projection and w.slot = d.slot and w.sequence = d.sequence) - 1 as waiting
                from processing.dead_letter d
                join read_model.live_slot l using (projection, slot)
                order by d.projection, d.sequence, d.position
                limit %d
                """.formatted(MOST_LETTERS))
                .query((row, index) -> new Letter(
                        row.getString("projection"),
                        row.getString("slot"),
                        row.getString("sequence"),
                        row.getLong("position"),
                        row.getString("event"),
                        row.getString("cause"),
                        row.getInt("attempts"),
                        Rows.instant(row, "parked_at"),
                        row.getLong("waiting")))
                .list();
    }

    Tree tree() {
        Gauge size = meters.find("rapport.audit.tree.size").gauge();
        return jdbc.sql("""
                select (select max(size) from audit.checkpoint) as size,
                    (select max(signed_at) from audit.checkpoint) as signed_at,
                    coalesce((select sum(json_array_length(findings)) from audit.verdict), 0) as findings
                """)
                .query((row, index) -> new Tree(
                        head(),
                        size == null ? 0 : (long) size.value(),
                        row.getObject("size", Long.class),
                        Rows.instantOrNull(row, "signed_at"),
                        row.getLong("findings")))
                .single();
    }

    /** What was recorded after a position, the newest first; of whom it is about, nothing is told. */
    List<Told> after(long position) {
        return jdbc.sql("""
                select position, event, recorded_at, channel
                from read_model.audit_trail
                where position > :position
                order by position desc
                limit %d
                """.formatted(NEWEST_EVENTS))
                .param("position", position)
                .query((row, index) -> new Told(
                        row.getLong("position"),
                        row.getString("event"),
                        Rows.instant(row, "recorded_at"),
                        row.getString("channel")))
                .list();
    }
}
