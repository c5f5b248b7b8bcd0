package io.rapport.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/** Gatling in a process of its own. */
final class LoadTool {

    /** What the tool writes when it begins, and when everything is answered. */
    static final String BEGINS = "load begins";

    static final String ENDS = "load ends";

    /** By name: the class it extends is not in this process. */
    private static final String SIMULATION = "io.rapport.infra.bench.EngagementLoad";

    private static final Duration STARTING = Duration.ofSeconds(60);

    private LoadTool() {}

    /** Returns when it begins to send; it has succeeded only when it ends so. */
    static ChildProcess start(BenchRun run, LoadPlan plan) throws IOException, InterruptedException {
        Path results = Files.createTempDirectory("rapport-load");
        run.resources().add(() -> FileSystemUtils.deleteRecursively(results));
        ChildProcess gatling = run.resources()
                .add(ChildProcess.start(
                        "the load tool",
                        JavaProgram.gatling(
                                plan.toOptions(),
                                "--simulation",
                                SIMULATION,
                                "--results-folder",
                                results.toString(),
                                "--no-reports")));
        gatling.awaitLine(BEGINS, STARTING);
        return gatling;
    }
}
