package io.rapport.infra.bench;

import io.rapport.infra.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of a suite's own, with the settings that the demo's has but for its limit of connections. What it has
 * committed is on the disk. It is stopped, and its folder removed, when the suite ends.
 */
final class BenchServer {

    /** Baselines hold a connection for each caller. */
    private static final String CONNECTIONS = "max_connections=250";

    private final EmbeddedDatabase server;
    private final ProcessHandle postmaster;
    private final OpenResources resources;

    private BenchServer(EmbeddedDatabase server, ProcessHandle postmaster, OpenResources resources) {
        this.server = server;
        this.postmaster = postmaster;
        this.resources = resources;
    }

    /**
     * @param settings of the server that a suite needs beside the usual ones, as {@code name=value}
     * @throws IllegalStateException if the server does not wait for the disk
     */
    static BenchServer start(BenchRun run, String... settings) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("rapport-bench");
        run.resources().add(() -> FileSystemUtils.deleteRecursively(folder));
        EmbeddedDatabase database = run.resources()
                .add(EmbeddedDatabase.start(
                        folder,
                        Stream.concat(Stream.of(CONNECTIONS), Stream.of(settings))
                                .toList()));
        BenchServer server = new BenchServer(database, postmaster(folder), run.resources());
        run.progress().say("PostgreSQL runs in " + folder + " with fsync=" + server.fsync());
        return server;
    }

    private static ProcessHandle postmaster(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
    }

    private String fsync() throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show fsync")) {
            row.next();
            String fsync = row.getString(1);
            if (!fsync.equals("on")) {
                throw new IllegalStateException("fsync is " + fsync + ": what is measured so tells nothing");
            }
            return fsync;
        }
    }

    /** An empty database without any tables. */
    BenchDatabase newDatabase(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new BenchDatabase(server.jdbcUrl().replace("/postgres?", "/" + name + "?"), resources);
    }

    /** The processor time that all processes of the server have used until now. */
    Duration cpu() {
        return ProcessTimes.ofFamily(postmaster);
    }
}
