package io.rapport.projection;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowsInMemory;
import io.rapport.projection.testing.RandomLog;
import io.rapport.projection.testing.ReadModel;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every projection whatever happened; the seed of a failing log is in the test's name. */
class EveryProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final int SIZE = 400;

    static Stream<Arguments> projectionsAndSeeds() {
        return Projections.all().stream()
                .flatMap(projection -> LongStream.rangeClosed(1, 4)
                        .mapToObj(seed -> Arguments.of(Named.of(projection.name(), projection), seed)));
    }

    @Test
    void the_random_log_has_every_event() {
        assertThat(RandomLog.generate(1, 4_000).stream()
                        .map(RecordedEvent::type)
                        .collect(toUnmodifiableSet()))
                .containsAll(EventRegistry.types().values());
    }

    @Test
    void the_random_log_fills_every_table() {
        List<RecordedEvent> events = RandomLog.generate(1, SIZE);
        assertThat(Projections.all())
                .allSatisfy(projection ->
                        assertThat(rowsOf(projection, List.of(events)).values()).doesNotContain(List.of()));
    }

    @Test
    void no_two_projections_share_a_name_or_a_table() {
        assertThat(Projections.all()).extracting(Projection::name).doesNotHaveDuplicates();
        assertThat(Projections.all().stream().flatMap(projection -> projection.tables().stream()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("projectionsAndSeeds")
    void any_split_into_batches_gives_the_same_rows(Projection projection, long seed) {
        List<RecordedEvent> events = RandomLog.generate(seed, SIZE);
        SortedMap<String, List<String>> atOnce = rowsOf(projection, List.of(events));
        assertThat(rowsOf(projection, RandomLog.batches(seed, events)))
                .as("seed %d", seed)
                .isEqualTo(atOnce);
        assertThat(rowsOf(projection, events.stream().map(List::of).toList()))
                .as("seed %d", seed)
                .isEqualTo(atOnce);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("projectionsAndSeeds")
    void events_that_are_delivered_again_change_nothing(Projection projection, long seed) {
        List<RecordedEvent> events = RandomLog.generate(seed, SIZE);
        SortedMap<String, List<String>> once = rowsOf(projection, List.of(events));
        MODEL.reset(projection);
        RandomLog.batches(seed, events).forEach(batch -> {
            MODEL.apply(projection, batch);
            MODEL.apply(projection, batch);
            MODEL.apply(projection, events.subList(0, (int) batch.getLast().position()));
        });
        assertThat(MODEL.dump(projection)).as("seed %d", seed).isEqualTo(once);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("projectionsAndSeeds")
    void a_batch_that_overlaps_what_was_written_is_applied_from_there(Projection projection, long seed) {
        List<RecordedEvent> events = RandomLog.generate(seed, SIZE);
        SortedMap<String, List<String>> once = rowsOf(projection, List.of(events));
        MODEL.reset(projection);
        RandomLog.batches(seed, events)
                .forEach(batch -> MODEL.apply(
                        projection, events.subList(0, (int) batch.getLast().position())));
        assertThat(MODEL.dump(projection)).as("seed %d", seed).isEqualTo(once);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("projectionsAndSeeds")
    void a_rebuild_from_zero_gives_what_living_through_the_log_gave(Projection projection, long seed) {
        List<RecordedEvent> events = RandomLog.generate(seed, SIZE);
        SortedMap<String, List<String>> lived = rowsOf(projection, RandomLog.batches(seed, events));
        assertThat(rowsOf(projection, RandomLog.batches(seed + 100, events)))
                .as("seed %d", seed)
                .isEqualTo(lived);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("projectionsAndSeeds")
    void an_unknown_event_changes_no_row_and_is_passed(Projection projection, long seed) {
        List<RecordedEvent> events = RandomLog.generate(seed, SIZE);
        List<RecordedEvent> known =
                events.stream().filter(EveryProjectionTest::isKnown).toList();
        SortedMap<String, List<String>> rows = rowsOf(projection, List.of(known));
        assertThat(rowsOf(projection, List.of(events))).as("seed %d", seed).isEqualTo(rows);
        assertThat(MODEL.progress(projection))
                .as("seed %d", seed)
                .isEqualTo(events.getLast().position());
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("projectionsAndSeeds")
    void a_crash_within_a_batch_leaves_rows_and_progress_as_they_were(Projection projection, long seed) {
        List<RecordedEvent> events = RandomLog.generate(seed, SIZE);
        SortedMap<String, List<String>> half = rowsOf(projection, List.of(events.subList(0, SIZE / 2)));
        assertThatThrownBy(() -> MODEL.inTransaction(() -> {
                    MODEL.writer(projection).apply(events, SIZE);
                    throw new Crash();
                }))
                .isInstanceOf(Crash.class);
        assertThat(MODEL.dump(projection)).as("seed %d", seed).isEqualTo(half);
        assertThat(MODEL.progress(projection)).as("seed %d", seed).isEqualTo(SIZE / 2);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("projectionsAndSeeds")
    void after_crashes_everywhere_the_rows_are_the_same(Projection projection, long seed) {
        List<RecordedEvent> events = RandomLog.generate(seed, SIZE);
        SortedMap<String, List<String>> undisturbed = rowsOf(projection, List.of(events));
        MODEL.reset(projection);
        List<List<RecordedEvent>> batches = RandomLog.batches(seed, events);
        IntStream.range(0, batches.size()).forEach(i -> {
            List<RecordedEvent> batch = batches.get(i);
            assertThatThrownBy(() -> MODEL.inTransaction(() -> {
                        MODEL.writer(projection).apply(batch, batch.getLast().position());
                        throw new Crash();
                    }))
                    .isInstanceOf(Crash.class);
            MODEL.apply(projection, batch);
        });
        assertThat(MODEL.dump(projection)).as("seed %d", seed).isEqualTo(undisturbed);
    }

    /** So that those of one sequence can wait while the others go on. */
    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("projectionsAndSeeds")
    void events_of_different_sequences_may_come_in_any_order(Projection projection, long seed) {
        List<RecordedEvent> events = RandomLog.generate(seed, SIZE);
        SortedMap<String, List<String>> inOrder = rowsOf(projection, List.of(events));
        for (long order = 1; order <= 3; order++) {
            MODEL.reset(projection);
            RandomLog.batches(order, RandomLog.interleaved(order, events))
                    .forEach(batch ->
                            MODEL.inTransaction(() -> MODEL.writer(projection).makeUp(batch)));
            assertThat(MODEL.dump(projection))
                    .as("seed %d, order %d", seed, order)
                    .isEqualTo(inOrder);
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("projectionsAndSeeds")
    void rows_in_memory_stay_as_they_are_while_a_copy_of_them_goes_on(Projection projection, long seed) {
        List<RecordedEvent> events = RandomLog.generate(seed, SIZE);
        RowsInMemory half = new RowsInMemory(projection);
        events.subList(0, SIZE / 2).forEach(half::apply);
        List<String> then = told(half, projection);
        RowsInMemory copy = half.copy();
        RowsInMemory atOnce = new RowsInMemory(projection);
        events.subList(SIZE / 2, events.size()).forEach(copy::apply);
        events.forEach(atOnce::apply);
        assertThat(told(half, projection)).as("seed %d", seed).isEqualTo(then);
        assertThat(told(copy, projection)).as("seed %d", seed).isEqualTo(told(atOnce, projection));
    }

    private static List<String> told(RowsInMemory rows, Projection projection) {
        return projection.tables().stream()
                .map(table -> rows.json(table.name()).orElseThrow())
                .toList();
    }

    private static SortedMap<String, List<String>> rowsOf(Projection projection, List<List<RecordedEvent>> batches) {
        MODEL.reset(projection);
        batches.forEach(batch -> MODEL.apply(projection, batch));
        return MODEL.dump(projection);
    }

    private static boolean isKnown(RecordedEvent event) {
        return EventRegistry.types().containsKey(event.event().getClass());
    }

    private static final class Crash extends RuntimeException {}
}
