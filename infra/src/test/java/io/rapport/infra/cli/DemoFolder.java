package io.rapport.infra.cli;

import io.rapport.infra.security.DemoTokens;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A demo's data folder and all that was started on it; nothing of that outlives the test. */
final class DemoFolder implements AutoCloseable {

    private final Path outputs;
    private final DataFolder folder;
    private final int port;
    private final int kafkaPort;
    private final List<RapportProcess> started = new ArrayList<>();

    DemoFolder(Path parent) {
        outputs = parent;
        folder = new DataFolder(parent.resolve("data"));
        port = FreePorts.next();
        kafkaPort = FreePorts.next();
    }

    RapportProcess startEmpty() {
        return start("demo", "--empty");
    }

    RapportProcess startWithSample() {
        return start("demo");
    }

    private RapportProcess start(String... command) {
        Stream<String> instance = Stream.of(
                "--port",
                Integer.toString(port),
                "--kafka-port",
                Integer.toString(kafkaPort),
                "--data",
                root().toString());
        RapportProcess demo = RapportProcess.start(
                outputs, Stream.concat(Arrays.stream(command), instance).toArray(String[]::new));
        started.add(demo);
        return demo;
    }

    Path root() {
        return folder.root();
    }

    int port() {
        return port;
    }

    int kafkaPort() {
        return kafkaPort;
    }

    Path database() {
        return folder.database().resolve("data");
    }

    Path serverLog() {
        return folder.database().resolve("server.log");
    }

    private Path postmasterPid() {
        return database().resolve("postmaster.pid");
    }

    boolean holdsPostmaster() {
        return Files.exists(postmasterPid());
    }

    Api as(Role role) throws IOException {
        return Api.withToken(DemoTokens.open(folder.tokenKey()).issue(role, null, Instant.now()), port);
    }

    Api as(Role role, String person) throws IOException {
        return Api.withToken(DemoTokens.open(folder.tokenKey()).issueTo(person, role, Instant.now()), port);
    }

    Optional<ProcessHandle> postmaster() {
        return databaseProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .findFirst();
    }

    boolean hasDatabaseProcesses() {
        return databaseProcesses().findAny().isPresent();
    }

    private Stream<ProcessHandle> databaseProcesses() {
        return ProcessHandle.allProcesses()
                .filter(process -> Arrays.stream(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument ->
                                argument.startsWith(folder.database().toString())));
    }

    @Override
    public void close() {
        started.forEach(RapportProcess::close);
        List<ProcessHandle> orphans = databaseProcesses()
                .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)))
                .toList();
        orphans.forEach(ProcessHandle::destroyForcibly);
        orphans.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
    }
}
