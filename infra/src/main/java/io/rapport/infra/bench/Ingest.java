package io.rapport.infra.bench;

import io.rapport.infra.bench.CopyTwin.Format;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;

/** Loads the application, and afterwards copies what came of it. */
final class Ingest {

    private static final Duration LOADING = Duration.ofMinutes(5);

    private final BenchRun run;
    private final BenchApplication application;
    private final LoadPlan plan;
    private final ProjectionProgress progress;
    private final CopyTwin twin;

    private long before;
    private long after;

    private Ingest(
            BenchRun run, BenchApplication application, LoadPlan plan, ProjectionProgress progress, CopyTwin twin) {
        this.run = run;
        this.application = application;
        this.plan = plan;
        this.progress = progress;
        this.twin = twin;
    }

    static Ingest into(BenchRun run, BenchApplication application, LoadPlan plan) throws Exception {
        return new Ingest(
                run,
                application,
                plan,
                ProjectionProgress.of(run, application),
                CopyTwin.create(run.resources().add(DriverManager.getConnection(application.jdbcUrl()))));
    }

    /** From the first request until every projection includes every action. */
    Sample load() throws Exception {
        before = progress.head();
        progress.await(before, application.process()::requireNotFailed);
        after = before + plan.total();
        ChildProcess tool = LoadTool.start(run, plan.named("load-" + before));
        Sample sample = application.stopwatch().time(() -> {
            progress.await(after, tool::requireNotFailed);
            return plan.total();
        });
        tool.awaitSuccess(LOADING);
        return sample;
    }

    Sample copy(Format format) throws Exception {
        byte[] rows = twin.rows(format, before, after);
        twin.empty();
        return new Stopwatch(List.of(application.server()::cpu)).time(() -> twin.copy(format, rows));
    }
}
