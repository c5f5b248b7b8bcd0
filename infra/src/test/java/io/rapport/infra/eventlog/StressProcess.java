package io.rapport.infra.eventlog;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.command.standing.Standings;
import io.rapport.infra.eventlog.StressWriter.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One of the stress test's processes: writers and readers over the log as {@link PostgresLogConfiguration} wires it.
 *
 * <p>Arguments: the database's URL, a folder, the process' name and the seed. It writes a file of outcomes for each writer
 * and a file of what it has seen for each reader, line by line and past every buffer of its own, so that a kill loses
 * nothing that it knew. A line on standard input ends the writing, which it answers by a line; the next line is the
 * position at which the readers end, and it too.
 */
final class StressProcess {

    static final String QUIET = "quiet";

    private static final int WRITERS = 6;

    /** After so many events the second reader opens its stream anew, as a processor does that was interrupted. */
    private static final int REOPENED = 997;

    private final PostgresEventStore store;
    private final PostgresEventStorageEngine engine;
    private final Path folder;
    private volatile boolean writing = true;
    private volatile long end = Long.MAX_VALUE;

    private StressProcess(PostgresEventStore store, PostgresEventStorageEngine engine, Path folder) {
        this.store = store;
        this.engine = engine;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("axoniq.update-checker.disabled", "true");
        String url = arguments[0];
        PostgresLogConfiguration wiring = new PostgresLogConfiguration();
        DataSourceProperties properties = new DataSourceProperties();
        properties.setUrl(url);
        try (HikariDataSource logPool = wiring.eventLogPool(properties);
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.addDataSourceProperty("stringtype", "unspecified");
            EventLogWriter writer = wiring.eventLogWriter(logPool);
            AppendNotifier notifier = wiring.appendNotifier(logPool);
            PostgresEventStorageEngine engine = wiring.eventStorageEngine(
                    new JdbcTemplate(pool), writer, EventSerializer.create(), EventLogConfiguration.upcasters());
            PostgresEventStore store = wiring.eventStore(engine, notifier, new Standings());
            AppendListener listener = wiring.appendListener(logPool, store);
            writer.start();
            notifier.start();
            store.start();
            listener.start();
            new StressProcess(store, engine, Path.of(arguments[1])).run(arguments[2], Long.parseLong(arguments[3]));
            listener.stop();
            store.stop();
            notifier.stop();
            writer.stop();
        }
    }

    private void run(String name, long seed) throws IOException, InterruptedException {
        List<Thread> readers = List.of(
                start(() -> read(name + "-steady", Integer.MAX_VALUE)),
                start(() -> read(name + "-reopening", REOPENED)));
        List<Thread> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> start(() -> write(name + "-" + i, seed)))
                .toList();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        orders.readLine();
        writing = false;
        join(writers);
        System.out.println(QUIET);
        end = Long.parseLong(orders.readLine());
        join(readers);
    }

    private static Thread start(Runnable work) {
        return Thread.ofPlatform()
                .uncaughtExceptionHandler((thread, failure) -> {
                    failure.printStackTrace();
                    Runtime.getRuntime().halt(1);
                })
                .start(work);
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void write(String name, long seed) {
        StressWriter writer = new StressWriter(name, store, engine);
        Iterator<StressAttempt> attempts = StressAttempt.sequence(name, seed).iterator();
        try (OutputStream outcomes = Files.newOutputStream(folder.resolve(name + StressFiles.OUTCOMES))) {
            while (writing) {
                StressAttempt attempt = attempts.next();
                String line = switch (writer.carryOut(attempt)) {
                    case Outcome.Acknowledged(long position) -> attempt.id() + " " + position + "\n";
                    case Outcome.Refused() -> attempt.id() + " -\n";
                };
                outcomes.write(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String name, int reopenedAfter) {
        TrackingToken token = null;
        try (OutputStream seen = Files.newOutputStream(folder.resolve(name + StressFiles.SEEN))) {
            do {
                token = read(token, reopenedAfter, seen);
            } while (token == null || token.position().orElseThrow() < end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable TrackingToken read(@Nullable TrackingToken from, int limit, OutputStream seen)
            throws IOException, InterruptedException {
        TrackingToken token = from;
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(from)) {
            for (int read = 0;
                    read < limit && (token == null || token.position().orElseThrow() < end); ) {
                StringBuilder lines = new StringBuilder();
                List<TrackedEventMessage<?>> available = available(stream, limit - read);
                for (TrackedEventMessage<?> event : available) {
                    token = event.trackingToken();
                    lines.append(token.position().orElseThrow())
                            .append(' ')
                            .append(event.getIdentifier())
                            .append('\n');
                }
                read += available.size();
                seen.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return token;
    }

    private static List<TrackedEventMessage<?>> available(BlockingStream<TrackedEventMessage<?>> stream, int limit)
            throws InterruptedException {
        List<TrackedEventMessage<?>> available = new ArrayList<>();
        boolean more = stream.hasNextAvailable(100, TimeUnit.MILLISECONDS);
        while (more && available.size() < limit) {
            available.add(stream.nextAvailable());
            more = stream.hasNextAvailable();
        }
        return available;
    }
}
