package io.rapport.infra.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL beside this process, durable: what is committed survives a power cut. Its data stays in a folder between
 * starts.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** @param folder where the data is kept; the caller holds a lock that keeps other instances out of it */
    public static EmbeddedDatabase start(Path folder) throws IOException {
        Files.createDirectories(folder);
        stopStale(folder);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                // The embedding starts it with fsync off; an acknowledged command must outlive the machine.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_wal_size", "512MB")
                .setServerConfig("max_connections", "60")
                .setServerConfig("timezone", "UTC")
                .setLocaleConfig("locale", "C.UTF-8");
        return new EmbeddedDatabase(builder.start());
    }

    /** The server that a killed process left running would refuse a second one on its data. */
    private static void stopStale(Path folder) throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        Optional<ProcessHandle> stale = stalePostmaster(pidFile);
        if (stale.isPresent()) {
            ProcessHandle postmaster = stale.get();
            log.atInfo().addKeyValue("pid", postmaster.pid()).log("stopping the database of a process that was killed");
            // SIGINT would be its fast shutdown, which Java cannot send; on SIGTERM it waits for clients, of which none
            // is left.
            postmaster.destroy();
            try {
                postmaster.onExit().get(SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while stopping a stale database", e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException(
                        "the database of a killed process (pid " + postmaster.pid() + ") does not stop", e);
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> stalePostmaster(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    public String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
