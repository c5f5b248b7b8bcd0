package io.rapport.infra.bench;

import io.rapport.domain.audit.MerkleTree;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.PostgresLeafLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The audit tree: how soon events are covered by a signed checkpoint, how fast it catches up, what a leaf takes on the disk and
 * what a proof costs in a long log. The last three against a tree that is kept one row a node.
 */
final class AuditSuite implements Suite {

    private static final String NAME = "audit";

    private static final int LEAVES = 10_000_000;
    private static final int LEAST_LEAVES = 10_000;
    private static final int PROOFS = 2_000;
    private static final int LEAST_PROOFS = 20;
    private static final Duration LOADED = Duration.ofSeconds(10);
    private static final Duration BRIEFLY = Duration.ofMillis(300);
    private static final long SEED = 1;
    private static final int FLUSH = 65_536;

    private static final String TILES = "tiles";
    private static final String ROWS = "one row a node";

    private static final Target COVERED_WITHIN = new Target.ValueAtMost(1_000, "ms");
    private static final Target PROVEN_WITHIN = new Target.ValueAtMost(5_000, "us");
    private static final Target LEAF_WITHIN = new Target.ValueAtMost(100, "B");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        BenchServer server = BenchServer.start(run);
        List<Measurement> measurements = new ArrayList<>();
        AuditedLog log = AuditedLog.start(run, server.newDatabase("log").migrated());
        measurements.addAll(covered(run, log));
        measurements.add(caughtUp(run, server, log));
        measurements.addAll(proven(run, server));
        return measurements;
    }

    private static List<Measurement> covered(BenchRun run, AuditedLog log) throws Exception {
        Duration time = run.scaled(LOADED, BRIEFLY);
        Rounds<Coverage> rounds = Contest.hold(
                run, NAME + ", coverage", List.of(new Contender<>(TILES, () -> Coverage.measure(log, time))));
        String steady = String.format(Locale.ROOT, "at %,d events/s", Coverage.EVENTS_PER_SECOND);
        String baseline = "p99 recorded";
        Series recorded = rounds.series(TILES, Coverage::recorded);
        Series bytes = new Series(List.of(log.bytesPerLeaf()));
        return List.of(
                Measurement.of(
                        NAME,
                        steady,
                        new Metric("p50 covered", "ms"),
                        rounds.series(TILES, Coverage::p50),
                        baseline,
                        recorded,
                        new Target.None()),
                Measurement.of(
                        NAME,
                        steady,
                        new Metric("p99 covered", "ms"),
                        rounds.series(TILES, Coverage::p99),
                        baseline,
                        recorded,
                        COVERED_WITHIN),
                Measurement.of(
                        NAME,
                        steady,
                        new Metric("leaf, all in", "B"),
                        bytes,
                        "limit",
                        new Series(List.of(100.0)),
                        LEAF_WITHIN));
    }

    /** Of what was recorded before. */
    private static Measurement caughtUp(BenchRun run, BenchServer server, AuditedLog log) throws Exception {
        long events = log.head();
        JdbcTemplate jdbc = new JdbcTemplate(log.pool());
        PostgresLeafLog leaves = new PostgresLeafLog(LogReader.of(log.pool()));
        Stopwatch stopwatch = Stopwatch.of(server);
        Rounds<Sample> rounds = Contest.hold(
                run,
                NAME + ", catch-up",
                List.of(
                        new Contender<>(
                                TILES,
                                () -> stopwatch.time(() -> {
                                    log.buildAnew();
                                    return events;
                                })),
                        new Contender<>(ROWS, () -> stopwatch.time(() -> rows(jdbc, leaves, events)))));
        return Measurement.of(
                NAME,
                "catch-up",
                Metric.perSecond("leaves"),
                rounds.series(TILES, Sample::perSecond),
                ROWS,
                rounds.series(ROWS, Sample::perSecond),
                new Target.None());
    }

    private static long rows(JdbcTemplate jdbc, PostgresLeafLog leaves, long events) throws InterruptedException {
        NodeRows rows = new NodeRows(jdbc);
        rows.create();
        for (long after = 0; after < events; after += FLUSH) {
            leaves.read(
                    after, Math.min(events, after + FLUSH), leaf -> rows.append(Objects.requireNonNull(leaf.hash())));
            rows.flush();
        }
        return events;
    }

    private static List<Measurement> proven(BenchRun run, BenchServer server) throws Exception {
        int leaves = run.scaled(LEAVES, LEAST_LEAVES);
        int count = run.scaled(PROOFS, LEAST_PROOFS);
        BenchDatabase database = server.newDatabase("large").migrated();
        SyntheticTree tree = SyntheticTree.fill(run, new JdbcTemplate(database.pool(2)), leaves);
        Stopwatch stopwatch = Stopwatch.of(server);
        SplittableRandom random = new SplittableRandom(SEED);
        Rounds<Sample> rounds = Contest.hold(
                run,
                NAME + ", proofs",
                List.of(
                        new Contender<>(
                                TILES, () -> stopwatch.time(() -> prove(tree.inTiles(), leaves, count, random))),
                        new Contender<>(
                                ROWS, () -> stopwatch.time(() -> prove(tree.inRows(), leaves, count, random)))));
        String size = String.format(Locale.ROOT, "%,d leaves", leaves);
        return List.of(
                Measurement.of(
                        NAME,
                        size,
                        new Metric("inclusion proof", "us"),
                        rounds.series(TILES, Sample::micros),
                        ROWS,
                        rounds.series(ROWS, Sample::micros),
                        PROVEN_WITHIN),
                Measurement.of(
                        NAME,
                        size,
                        new Metric("leaf in the tree", "B"),
                        new Series(List.of(tree.tileBytesPerLeaf())),
                        ROWS,
                        new Series(List.of(tree.rowBytesPerLeaf())),
                        LEAF_WITHIN));
    }

    private static long prove(MerkleTree tree, int leaves, int count, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            var proof = tree.inclusion(random.nextInt(leaves), leaves);
        }
        return count;
    }
}
