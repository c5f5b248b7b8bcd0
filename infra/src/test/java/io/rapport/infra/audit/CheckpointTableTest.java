package io.rapport.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.testing.TestDatabase;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However often a checkpoint is signed, those that are kept cost little, and the newest and one of each block are there. */
class CheckpointTableTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final CheckpointTable table = new CheckpointTable(DATABASE.template());

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 64, 100})
    void what_is_kept_is_what_is_said_to_be_kept(int step) {
        DATABASE.template().execute("truncate audit.checkpoint");
        long newest = 0;
        Set<Long> signed = new HashSet<>();
        for (long size = step; size <= 1_600; size += step) {
            table.add(new KeptCheckpoint(size, "note " + size, Instant.EPOCH), newest);
            signed.add(size);
            newest = size;
        }
        Set<Long> kept = new HashSet<>();
        table.after(0, 10_000).forEach(checkpoint -> kept.add(checkpoint.size()));
        for (long size : signed) {
            Long next = size + step > newest ? null : size + step;
            if (CheckpointRetention.isKept(size, next, newest)) {
                assertThat(kept).contains(size);
            }
        }
        assertThat(signed).containsAll(kept);
        assertThat(kept.size()).isLessThan(1_100 + (1_600 - 1_024) / 64);
    }

    @Test
    void checkpoints_are_found_by_size_and_in_order() {
        DATABASE.template().execute("truncate audit.checkpoint");
        assertThat(table.newest()).isEmpty();
        table.add(new KeptCheckpoint(5, "five", Instant.EPOCH), 0);
        table.add(new KeptCheckpoint(9, "nine", Instant.EPOCH), 5);
        assertThat(table.newest()).hasValue(new KeptCheckpoint(9, "nine", Instant.EPOCH));
        assertThat(table.find(5)).isPresent();
        assertThat(table.find(6)).isEmpty();
        assertThat(table.after(0, 1)).isEqualTo(List.of(new KeptCheckpoint(5, "five", Instant.EPOCH)));
        assertThat(table.after(5, 9)).extracting(KeptCheckpoint::size).containsExactly(9L);
    }
}
