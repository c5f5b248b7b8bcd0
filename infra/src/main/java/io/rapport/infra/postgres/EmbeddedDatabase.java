package io.rapport.infra.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL beside this process, durable: what is committed survives a power cut. Its data stays in a folder between
 * starts. The server is no member of this process' group, so that a Ctrl-C reaches only the application, which stops
 * the server when it no longer needs it.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String VERSION = "18";
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final Duration SHUTDOWN = Duration.ofSeconds(15);
    private static final int LOG_TAIL = 5;

    /** What {@code postmaster.pid} says in which line, from 0. */
    private static final int PORT_LINE = 3;

    private static final int STATUS_LINE = 7;

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=localhost",
            // No socket file, which a killed server would leave behind.
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "shared_buffers=64MB",
            "max_wal_size=1GB",
            // What is to be delivered to event streams is kept in the write-ahead log until it has been, but not for
            // ever.
            "wal_level=logical",
            "max_slot_wal_keep_size=4GB",
            "max_connections=60",
            "timezone=UTC",
            // Statements and values may be about persons.
            "log_error_verbosity=terse",
            "log_min_error_statement=panic");

    private final Path folder;
    private final int port;

    private EmbeddedDatabase(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Whether there is a database in a folder, so that {@link #start} would not make one. */
    public static boolean isIn(Path folder) throws IOException {
        return !isMissing(folder.resolve("data"));
    }

    /** The address of the database in a folder, if another process has started it and it accepts connections. */
    public static Optional<String> runningIn(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Path status = data.resolve("postmaster.pid");
        if (!new FolderProcesses(data).any() || !Files.exists(status)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(status);
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")
                ? Optional.of(jdbcUrl(Integer.parseInt(lines.get(PORT_LINE).strip())))
                : Optional.empty();
    }

    /**
     * Starts the server, if need be on a new database, and whatever a killed process has left.
     *
     * @param folder where its programs, its data and its log are kept; the caller holds a lock that keeps other
     *     instances out of it
     * @throws IOException if it does not start; the message says why
     */
    public static EmbeddedDatabase start(Path folder) throws IOException, InterruptedException {
        return start(folder, List.of());
    }

    /**
     * As above, with other settings where given.
     *
     * @param settings of the server, as {@code name=value}
     */
    public static EmbeddedDatabase start(Path folder, List<String> settings) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path data = folder.resolve("data");
        Path draft = folder.resolve("data.new");
        Path serverLog = folder.resolve("server.log");
        stopLeftovers(draft);
        stopLeftovers(data);
        Files.deleteIfExists(serverLog);
        boolean missing = isMissing(data);
        if (!missing) {
            requireDatabase(data);
        }
        PostgresPrograms programs = PostgresPrograms.in(folder.resolve("programs"));
        if (missing) {
            create(programs, draft, data, serverLog);
        }
        EmbeddedDatabase database = new EmbeddedDatabase(data, freePort());
        try {
            database.run(programs, settings, serverLog);
            return database;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    /** A server that was left running would refuse a second one on its data, as would the name it left behind. */
    private static void stopLeftovers(Path data) throws IOException, InterruptedException {
        FolderProcesses processes = new FolderProcesses(data);
        if (processes.any()) {
            log.info("stopping the database that a killed process left running");
            processes.stop(SHUTDOWN);
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private static boolean isMissing(Path data) throws IOException {
        if (!Files.exists(data)) {
            return true;
        }
        try (Stream<Path> content = Files.list(data)) {
            return content.findAny().isEmpty();
        }
    }

    /** Made elsewhere and moved as a whole, so that what is in the data folder is never half a database. */
    private static void create(PostgresPrograms programs, Path draft, Path data, Path serverLog)
            throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(draft);
        ProcessBuilder initdb = programs.program(
                "initdb",
                "-D",
                draft.toString(),
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF-8",
                "--locale=C.UTF-8",
                "--no-instructions");
        int exitCode = toLog(initdb, serverLog).start().waitFor();
        if (exitCode != 0) {
            throw failed("the database cannot be created", serverLog);
        }
        Files.deleteIfExists(data);
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requireDatabase(Path data) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (!Files.exists(version) || !Files.exists(data.resolve("global").resolve("pg_control"))) {
            throw new IOException(data + " holds files, but no whole database; move them away to start with a new one");
        }
        String found = Files.readString(version).strip();
        if (!found.equals(VERSION)) {
            throw new IOException(data + " is a database of PostgreSQL " + found + ", not " + VERSION);
        }
    }

    private void run(PostgresPrograms programs, List<String> settings, Path serverLog)
            throws IOException, InterruptedException {
        // Of a setting that is given twice, the server takes the last.
        String options = "-p " + port
                + Stream.concat(SETTINGS.stream(), settings.stream())
                        .map(" -c "::concat)
                        .collect(Collectors.joining());
        ProcessBuilder start = programs.program(
                "pg_ctl",
                "-D",
                folder.toString(),
                "-l",
                serverLog.toString(),
                "-o",
                options,
                "-w",
                "-t",
                Long.toString(STARTUP.toSeconds()),
                "start");
        if (toLog(start, serverLog).start().waitFor() != 0) {
            throw failed("the database does not start", serverLog);
        }
    }

    private static ProcessBuilder toLog(ProcessBuilder program, Path serverLog) {
        return program.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(serverLog.toFile()));
    }

    private static IOException failed(String what, Path serverLog) throws IOException {
        List<String> lines = Files.exists(serverLog)
                ? new String(Files.readAllBytes(serverLog), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
        String tail = String.join(
                System.lineSeparator() + "  ", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
        return new IOException(
                what + "; the end of its log " + serverLog + " is:" + System.lineSeparator() + "  " + tail);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            return probe.getLocalPort();
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    private static String jdbcUrl(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
    }

    @Override
    public void close() throws IOException {
        try {
            new FolderProcesses(folder).stop(SHUTDOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database stops", e);
        }
    }
}
