package io.rapport.infra.eventlog;

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
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AutoClose;
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
    private static final String SEED_TEXT = "seed " + SEED;
    private static final int KILLS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(EventLogStressTest.class);

    @AutoClose
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
            await(SEED_TEXT).atMost(PATIENCE).until(() -> reader.position() >= stored.head());
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
        long work = 5_000L + random.nextInt(20_000);
        await(SEED_TEXT)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> processes.forEach(StressJvm::requireAlive))
                .until(() -> new StressFiles(folder).sizeOfOutcomes(victim.name()) > work);
        victim.kill();
        killed.add(victim.name());
        processes.set(index, start());
        StressJvm successor = processes.get(index);
        await(SEED_TEXT)
                .atMost(PATIENCE)
                .failFast(() -> processes.forEach(StressJvm::requireAlive))
                .until(() -> new StressFiles(folder).sizeOfOutcomes(successor.name()) > 0);
    }

    private void verify(StressLog stored, List<String> keysetReader) {
        StressFiles files = new StressFiles(folder);
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(stored.positions().size())
                    .as("how many positions there are up to the last one, %s", SEED_TEXT)
                    .isEqualTo(stored.head());
            softly.assertThat(stored.brokenStreams())
                    .as("streams whose sequences have a gap, %s", SEED_TEXT)
                    .isEmpty();
            softly.assertThat(stored.tornAttempts())
                    .as("attempts that are there in part or scattered, %s", SEED_TEXT)
                    .isEmpty();
            softly.assertThat(stored.wrongKeys())
                    .as("idempotency keys that do not tell where their attempt is, %s", SEED_TEXT)
                    .isEmpty();
            softly.assertThat(stored.difference(keysetReader, true))
                    .as("where a reader by position went astray, %s", SEED_TEXT)
                    .isEmpty();
            files.seen()
                    .forEach(file -> softly.assertThat(stored.difference(
                                    StressFiles.wholeLines(file).toList(), !killed.contains(process(file))))
                            .as("where %s went astray, %s", file.getFileName(), SEED_TEXT)
                            .isEmpty());
            verifyOutcomes(softly, stored.lastPositions(), files.outcomes());
        });
    }

    private void verifyOutcomes(SoftAssertions softly, Map<String, Long> stored, Map<String, Long> outcomes) {
        Map<String, Long> acknowledged = new HashMap<>(outcomes);
        acknowledged.values().removeIf(position -> position == StressFiles.REFUSED);
        Map<String, Long> misplaced = new HashMap<>(acknowledged);
        misplaced.entrySet().removeAll(stored.entrySet());
        softly.assertThat(misplaced)
                .as("what was acknowledged and is not where it was said to be, %s", SEED_TEXT)
                .isEmpty();
        Set<String> unacknowledged = new HashSet<>(stored.keySet());
        unacknowledged.removeAll(acknowledged.keySet());
        softly.assertThat(unacknowledged)
                .as("what was appended as its process was killed, %s", SEED_TEXT)
                .doesNotContainAnyElementsOf(outcomes.keySet())
                .allMatch(attempt -> killed.contains(attempt.substring(0, attempt.indexOf('-'))))
                .extracting(attempt -> attempt.substring(0, attempt.lastIndexOf('-')))
                .doesNotHaveDuplicates();
    }

    private static String process(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('-'));
    }
}
