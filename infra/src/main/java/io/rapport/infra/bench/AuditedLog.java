package io.rapport.infra.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A log whose audit tree is kept by this process as the application keeps it, with checkpoints in a folder. */
record AuditedLog(ConfigurableApplicationContext context, HikariDataSource pool, JdbcClient jdbc, Path checkpoints) {

    private static final int CONNECTIONS = 8;
    private static final int KEY_BYTES = 32;
    private static final Duration POLL = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    static AuditedLog start(BenchRun run, BenchDatabase database) throws IOException {
        Path checkpoints = Files.createTempDirectory("rapport-bench-checkpoints");
        run.resources().add(() -> FileSystemUtils.deleteRecursively(checkpoints));
        HikariDataSource pool = database.pool(CONNECTIONS);
        CommandSide side = CommandSide.start(
                run,
                AuditedCommandSide.class,
                database,
                "rapport.audit.signing-key=" + Base64.getEncoder().encodeToString(new byte[KEY_BYTES]),
                "rapport.audit.checkpoint-folder=" + checkpoints);
        return new AuditedLog(side.context(), pool, JdbcClient.create(pool), checkpoints);
    }

    EventStore store() {
        return context.getBean(EventStore.class);
    }

    long head() {
        return number("select coalesce(max(position), 0) from event_log.event");
    }

    /** How many events the newest checkpoint covers. */
    long covered() {
        return number("select coalesce(max(size), 0) from audit.checkpoint");
    }

    private long number(String query) {
        return Objects.requireNonNull(jdbc.sql(query).query(Long.class).single());
    }

    /** Waits until a checkpoint covers a position. */
    void awaitCovered(long position) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (covered() < position) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no checkpoint covers " + position + " after minutes");
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }

    /** As it lies on the disk, dead rows included. */
    double bytesPerLeaf() {
        return (double) number(
                        "select pg_total_relation_size('audit.tile') + pg_total_relation_size('audit.checkpoint')")
                / covered();
    }

    /** Forgets the tree and all checkpoints, and has it built anew from the first event on. */
    void buildAnew() throws IOException, InterruptedException {
        SmartLifecycle follower = context.getBean("treeFollower", SmartLifecycle.class);
        follower.stop();
        jdbc.sql("truncate audit.tile, audit.checkpoint").update();
        FileSystemUtils.deleteRecursively(checkpoints);
        Files.createDirectories(checkpoints);
        follower.start();
        awaitCovered(head());
    }
}
