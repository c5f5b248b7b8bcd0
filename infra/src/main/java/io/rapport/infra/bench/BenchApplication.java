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
record BenchApplication(
        Place place, String brokers, String jdbcUrl, ChildProcess process, ServerProcesses server, DemoTokens tokens) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What is the same for each start. */
    private record Place(Path folder, int port, int kafkaPort) {

        ChildProcess launch(BenchRun run) throws IOException {
            return run.resources()
                    .add(ChildProcess.start(
                            "the application",
                            JavaProgram.application(
                                    "demo",
                                    "--empty",
                                    "--port",
                                    Integer.toString(port),
                                    "--kafka-port",
                                    Integer.toString(kafkaPort),
                                    "--data",
                                    folder.toString())));
        }
    }

    /** One that is not ready yet. */
    record Starting(Place place, ChildProcess process, DemoTokens tokens) {

        BenchApplication await(BenchRun run) throws IOException, InterruptedException, SQLException {
            String jdbcUrl = process.awaitLine("Database: ", PATIENCE);
            String brokers = process.awaitLine("Kafka: ", PATIENCE);
            process.awaitLine("Rapport is ready", PATIENCE);
            run.progress().say("PostgreSQL runs with fsync=" + Fsync.require(jdbcUrl));
            return new BenchApplication(place, brokers, jdbcUrl, process, ServerProcesses.of(jdbcUrl), tokens);
        }
    }

    /** @param tokens from a demo's data folder to what issues its tokens; it runs until the suite ends */
    static BenchApplication start(BenchRun run, Function<Path, DemoTokens> tokens)
            throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("rapport-bench");
        run.resources().add(() -> FileSystemUtils.deleteRecursively(folder));
        run.progress().say("starting the application in " + folder);
        Place place = new Place(folder, freePort(), freePort());
        ChildProcess process = place.launch(run);
        process.awaitLine("Database: ", PATIENCE);
        return new Starting(place, process, tokens.apply(folder)).await(run);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Stops it, and starts it on the same data and ports. */
    Starting restart(BenchRun run) throws IOException, InterruptedException {
        process.close();
        return new Starting(place, place.launch(run), tokens);
    }

    int port() {
        return place.port();
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
