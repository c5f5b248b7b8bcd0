package io.rapport.infra.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.processing.Rebuild;
import io.rapport.projection.engagement.TimelineProjection;
import io.rapport.projection.hcp.HcpProfileProjection;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.TableSlot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The timeline rebuilt from the whole log, against Axon's pooled processor with the same projection and the best of three
 * batch sizes.
 */
final class RebuildSuite implements Suite {

    static final String NAME = "rebuild";

    private static final String TIMELINE = "timeline";
    private static final String BOTH = "profile and timeline";
    static final List<Integer> BATCH_SIZES = List.of(100, 500, 1_000);
    private static final long SEED = 1;
    private static final int EVENTS = 100_000;
    private static final int LEAST_EVENTS = 2_000;
    private static final int CONNECTIONS = 12;
    private static final Target FLOOR = new Target.RatioAtLeast(4);
    private static final Metric EVENTS_PER_SECOND = Metric.perSecond("events");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        int events = run.scaled(EVENTS, LEAST_EVENTS);
        BenchServer server = BenchServer.start(run);
        HikariDataSource pool = server.newDatabase("log").migrated().pool(CONNECTIONS);
        run.progress().say(NAME + ": writing " + events + " events");
        LogTable.fill(pool, SEED, events);
        Stopwatch stopwatch = Stopwatch.of(server);

        List<Contender<Sample>> contenders = new ArrayList<>();
        contenders.add(ours(TIMELINE, List.of(new TimelineProjection()), pool, events, stopwatch));
        contenders.add(
                ours(BOTH, List.of(new HcpProfileProjection(), new TimelineProjection()), pool, events, stopwatch));
        PooledRebuild pooled = run.resources().add(new PooledRebuild(new TimelineProjection(), pool));
        for (int batchSize : BATCH_SIZES) {
            contenders.add(new Contender<>(axon(batchSize), () -> {
                pooled.reset();
                checkpoint(pool);
                return stopwatch.time(() -> pooled.run(events, batchSize));
            }));
        }
        Rounds<Sample> rounds = Contest.hold(run, NAME, contenders);
        String best = best(rounds);
        return List.of(
                perSecond(rounds, TIMELINE, best, FLOOR),
                cpu(rounds, TIMELINE, best),
                perSecond(rounds, BOTH, best, new Target.None()),
                cpu(rounds, BOTH, best));
    }

    private static Contender<Sample> ours(
            String name, List<Projection> projections, HikariDataSource pool, long events, Stopwatch stopwatch) {
        Rebuild rebuild = Rebuild.on(pool, LogReader.of(pool), projections, TableSlot.BLUE);
        return new Contender<>(name, () -> {
            rebuild.begin();
            checkpoint(pool);
            return stopwatch.time(() -> {
                rebuild.run(events, Rebuild.Pace.UNBOUND);
                return events;
            });
        });
    }

    /** What was written before is not for the next one to write to the disk. */
    private static void checkpoint(HikariDataSource pool) {
        new JdbcTemplate(pool).execute("checkpoint");
    }

    static String axon(int batchSize) {
        return "Axon's processor, " + batchSize;
    }

    static String best(Rounds<Sample> rounds) {
        return BATCH_SIZES.stream()
                .map(RebuildSuite::axon)
                .max(Comparator.comparingDouble(
                        name -> rounds.series(name, Sample::perSecond).median()))
                .orElseThrow();
    }

    private static Measurement perSecond(Rounds<Sample> rounds, String scenario, String baseline, Target target) {
        return Measurement.of(
                NAME,
                scenario,
                EVENTS_PER_SECOND,
                rounds.series(scenario, Sample::perSecond),
                baseline,
                rounds.series(baseline, Sample::perSecond),
                target);
    }

    private static Measurement cpu(Rounds<Sample> rounds, String scenario, String baseline) {
        return Measurement.of(
                NAME,
                scenario,
                Metric.CPU,
                rounds.series(scenario, Sample::cpuMicros),
                baseline,
                rounds.series(baseline, Sample::cpuMicros),
                new Target.None());
    }
}
