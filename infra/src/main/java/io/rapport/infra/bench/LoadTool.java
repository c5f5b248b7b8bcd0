package io.rapport.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/** Gatling in a process of its own. */
final class LoadTool {

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
                                EngagementLoad.class.getName(),
                                "--results-folder",
                                results.toString(),
                                "--no-reports")));
        gatling.awaitLine(EngagementLoad.BEGINS, STARTING);
        return gatling;
    }
}
