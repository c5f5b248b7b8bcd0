package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two processes that write and read the same log, of which one after the other is killed and started again. Longer with
 * {@code -Drapport.stress=PT10M}, another time with {@code -Drapport.stress.seed=7}.
 */
class EventLogStressTest {

    private static final Duration DURATION = Duration.parse(System.getProperty("rapport.stress", "PT15S"));
    private static final long SEED = Long.getLong("rapport.stress.seed", 42);
    private static final int KILLS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(EventLogStressTest.class);

    private final TestDatabase database = TestDatabase.create();
    private final Random random = new Random(SEED);
    private final Set<String> killed = new HashSet<>();
    private int started;

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_is_in_the_log_once_and_every_reader_sees_the_same_log() throws Exception {
        List<StressJvm> processes = new ArrayList<>();
        try (KeysetReader reader = KeysetReader.start(database)) {
            processes.add(start());
            processes.add(start());
            long deadline = System.nanoTime() + DURATION.toNanos();
            while (killed.size() < KILLS || System.nanoTime() < deadline) {
                replaceOne(processes);
            }
            for (StressJvm process : processes) {
                process.endWriting();
            }
            StressLog stored = StressLog.read(database.jdbc());
            for (StressJvm process : processes) {
                process.awaitRead(stored.head(), PATIENCE.toSeconds());
            }
            await().atMost(PATIENCE).until(() -> reader.seen().size() >= stored.head());
            log.atInfo()
                    .addKeyValue("seed", SEED)
                    .addKeyValue("events", stored.head())
                    .addKeyValue("attempts", new StressFiles(folder).outcomes().size())
                    .addKeyValue("kills", killed.size())
                    .log("stress ended");
            verify(stored, reader.seen());
        } finally {
            processes.forEach(StressJvm::close);
        }
    }

    private StressJvm start() throws IOException {
        started++;
        return StressJvm.start("jvm" + started, database.url(), folder, SEED);
    }

    /** Kills one of them when it has done a while's work, and starts another in its place. */
    private void replaceOne(List<StressJvm> processes) throws IOException {
        int index = random.nextInt(processes.size());
        StressJvm victim = processes.get(index);
        long work = 5_000 + random.nextInt(20_000);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> processes.forEach(StressJvm::requireAlive))
                .until(() -> new StressFiles(folder).sizeOfOutcomes(victim.name()) > work);
        victim.kill();
        killed.add(victim.name());
        processes.set(index, start());
        StressJvm successor = processes.get(index);
        await().atMost(PATIENCE)
                .failFast(() -> processes.forEach(StressJvm::requireAlive))
                .until(() -> new StressFiles(folder).sizeOfOutcomes(successor.name()) > 0);
    }

    private void verify(StressLog stored, List<String> keysetReader) {
        StressFiles files = new StressFiles(folder);
        assertThat(stored.positions())
                .as("positions without a gap, seed %d", SEED)
                .isEqualTo(LongStream.rangeClosed(1, stored.head()).boxed().toList());
        assertThat(stored.brokenStreams())
                .as("streams whose sequences have a gap, seed %d", SEED)
                .isEmpty();
        assertThat(stored.tornAttempts())
                .as("attempts that are there in part or scattered, seed %d", SEED)
                .isEmpty();
        assertThat(stored.wrongKeys())
                .as("idempotency keys that do not tell where their attempt is, seed %d", SEED)
                .isEmpty();
        verifyOutcomes(stored.lastPositions(), files.outcomes());
        assertThat(keysetReader)
                .as("what a reader by position saw, seed %d", SEED)
                .isEqualTo(stored.events());
        files.seen().forEach(file -> verifyReader(file, stored.events()));
    }

    private static boolean isInDoubt(String attempt, Set<String> killed) {
        return killed.contains(attempt.substring(0, attempt.indexOf('-')));
    }

    private void verifyOutcomes(Map<String, Long> stored, Map<String, Long> outcomes) {
        Map<String, Long> acknowledged = new HashMap<>(outcomes);
        acknowledged.values().removeIf(position -> position == StressFiles.REFUSED);
        assertThat(stored).as("what was acknowledged, seed %d", SEED).containsAllEntriesOf(acknowledged);
        Set<String> unacknowledged = new HashSet<>(stored.keySet());
        unacknowledged.removeAll(acknowledged.keySet());
        assertThat(unacknowledged)
                .as("what was appended when its process was killed, seed %d", SEED)
                .doesNotContainAnyElementsOf(outcomes.keySet())
                .allMatch(attempt -> isInDoubt(attempt, killed))
                .extracting(attempt -> attempt.substring(0, attempt.lastIndexOf('-')))
                .doesNotHaveDuplicates();
    }

    private void verifyReader(Path file, List<String> events) {
        List<String> seen = StressFiles.wholeLines(file).toList();
        String process = file.getFileName().toString().split("-", -1)[0];
        assertThat(seen)
                .as("what %s saw, seed %d", file.getFileName(), SEED)
                .isEqualTo(killed.contains(process) ? events.subList(0, Math.min(seen.size(), events.size())) : events);
    }
}
