package io.rapport.infra.bench;

import io.rapport.infra.security.DemoTokens;
import io.rapport.infra.security.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.util.FileSystemUtils;

/**
 * The whole application in a process of its own, with its own PostgreSQL and an empty log, started as {@code ./rapport demo}
 * starts it, but with the optimising compiler that production has.
 */
record BenchApplication(int port, String jdbcUrl, ChildProcess process, ServerProcesses server, DemoTokens tokens) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** @param tokens from a demo's data folder to what issues its tokens; it runs until the suite ends */
    static BenchApplication start(BenchRun run, Function<Path, DemoTokens> tokens)
            throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("rapport-bench");
        run.resources().add(() -> FileSystemUtils.deleteRecursively(folder));
        int port = freePort();
        run.progress().say("starting the application in " + folder);
        ChildProcess process = run.resources()
                .add(ChildProcess.start(
                        "the application",
                        JavaProgram.application(
                                "demo", "--empty", "--port", Integer.toString(port), "--data", folder.toString())));
        String jdbcUrl = process.awaitLine("Database: ", PATIENCE);
        process.awaitLine("Rapport is ready", PATIENCE);
        run.progress().say("PostgreSQL runs with fsync=" + Fsync.require(jdbcUrl));
        return new BenchApplication(port, jdbcUrl, process, ServerProcesses.of(jdbcUrl), tokens.apply(folder));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    String token(Role role) {
        return tokens.issue(role, null, Instant.now());
    }

    /** Measures what the application and its database use. */
    Stopwatch stopwatch() {
        List<Supplier<Duration>> cpu = List.of(() -> ProcessTimes.of(process.handle()), server::cpu);
        return new Stopwatch(cpu);
    }
}
