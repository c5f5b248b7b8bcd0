package io.rapport.projection.table;

import static io.rapport.projection.testing.Examples.ADA;
import static io.rapport.projection.testing.Examples.STATINS;
import static io.rapport.projection.testing.Examples.day;
import static io.rapport.projection.testing.Examples.viewed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.projection.engagement.ActivityProjection;
import io.rapport.projection.table.RowChange.Fold;
import io.rapport.projection.table.RowChange.Purge;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionWriterTest {

    public record ItemRow(String id, String shelf, int count) {}

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final Table<ItemRow> ITEM = Table.of("item", ItemRow.class, "id");
    private static final ActivityProjection ACTIVITY = new ActivityProjection();
    private static final List<RecordedEvent> TWO_VIEWS = new Log()
            .action(day(1), ADA, Channel.WEB, viewed(STATINS))
            .action(day(2), ADA, Channel.WEB, viewed(STATINS))
            .events();

    /** Answers every event with the same changes. */
    private record Answering(Function<RecordedEvent, List<RowChange>> answer) implements Projection {

        @Override
        public String name() {
            return "item";
        }

        @Override
        public List<Table<?>> tables() {
            return List.of(ITEM);
        }

        @Override
        public List<RowChange> project(RecordedEvent event) {
            return answer.apply(event);
        }
    }

    @BeforeEach
    void empty() {
        MODEL.jdbc().sql("drop table if exists read_model_blue.item").update();
        MODEL.jdbc()
                .sql("create table read_model_blue.item (id text primary key, shelf text not null, count int not null)")
                .update();
        MODEL.jdbc().sql("truncate read_model.projection_slot").update();
        MODEL.reset(ACTIVITY);
    }

    @Test
    void changes_apply_in_the_order_in_which_they_are_given() {
        apply(
                new Put<>(ITEM, new ItemRow("a", "left", 1)),
                new Update(ITEM, ITEM.key("a"), Map.of("count", 2)),
                new Fold<>(ITEM, ITEM.key("a"), item -> item == null ? null : new ItemRow("a", item.shelf(), 3)),
                new Put<>(ITEM, new ItemRow("b", "left", 1)),
                RowChange.remove(ITEM, ITEM.key("b")));
        assertThat(MODEL.rows(ITEM)).containsExactly(new ItemRow("a", "left", 3));
    }

    @Test
    void an_update_of_a_row_that_is_not_there_makes_none() {
        apply(new Update(ITEM, ITEM.key("a"), Map.of("count", 2)));
        assertThat(MODEL.rows(ITEM)).isEmpty();
    }

    @Test
    void a_purge_takes_the_rows_as_they_are_at_that_moment() {
        apply(
                new Put<>(ITEM, new ItemRow("stays", "left", 1)),
                new Put<>(ITEM, new ItemRow("goes", "right", 1)),
                new Put<>(ITEM, new ItemRow("returns", "right", 1)));
        applyNext(
                new Update(ITEM, ITEM.key("stays"), Map.of("count", 2)),
                new Put<>(ITEM, new ItemRow("new", "right", 1)),
                new Purge(ITEM, Map.of("shelf", "right")),
                new Put<>(ITEM, new ItemRow("returns", "right", 9)));
        assertThat(MODEL.rows(ITEM))
                .containsExactly(new ItemRow("returns", "right", 9), new ItemRow("stays", "left", 2));
    }

    @Test
    void a_row_that_was_moved_out_of_reach_before_the_purge_is_kept() {
        apply(new Put<>(ITEM, new ItemRow("a", "right", 1)));
        applyNext(new Update(ITEM, ITEM.key("a"), Map.of("shelf", "left")), new Purge(ITEM, Map.of("shelf", "right")));
        assertThat(MODEL.rows(ITEM)).containsExactly(new ItemRow("a", "left", 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_update_of_a_component_that_the_table_lacks_fails(boolean rowIsThere) {
        if (rowIsThere) {
            apply(new Put<>(ITEM, new ItemRow("a", "left", 1)));
        }
        assertThatThrownBy(() -> applyNext(new Update(ITEM, ITEM.key("a"), Map.of("shelve", "left"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shelve");
    }

    @Test
    void an_update_with_a_value_of_another_type_fails() {
        apply(new Put<>(ITEM, new ItemRow("a", "left", 1)));
        assertThatThrownBy(() -> applyNext(new Update(ITEM, ITEM.key("a"), Map.of("count", "two"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_purge_by_a_component_that_the_table_lacks_fails() {
        assertThatThrownBy(() -> apply(new Purge(ITEM, Map.of("shelve", "left"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shelve");
    }

    @Test
    void a_table_whose_key_is_no_component_fails() {
        assertThatThrownBy(() -> Table.of("item", ItemRow.class, "name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    @Test
    void a_key_of_another_length_fails() {
        assertThatThrownBy(() -> ITEM.key("a", "b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void progress_reaches_beyond_the_last_event_of_interest() {
        MODEL.inTransaction(() -> MODEL.writer(ACTIVITY).apply(TWO_VIEWS, 9));
        assertThat(MODEL.progress(ACTIVITY)).isEqualTo(9);
    }

    @Test
    void of_two_writers_of_one_batch_the_second_waits_and_then_skips() throws Exception {
        CountDownLatch applied = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> first = threads.submit(() -> MODEL.inTransaction(() -> {
                MODEL.writer(ACTIVITY).apply(TWO_VIEWS, 2);
                applied.countDown();
                awaitLatch(mayCommit);
            }));
            awaitLatch(applied);
            Future<?> second = threads.submit(() -> MODEL.apply(ACTIVITY, TWO_VIEWS));
            await().until(() -> waitingForLocks() == 1);
            mayCommit.countDown();
            first.get(10, TimeUnit.SECONDS);
            second.get(10, TimeUnit.SECONDS);
        }
        assertThat(activity()).isEqualTo(2);
        assertThat(MODEL.progress(ACTIVITY)).isEqualTo(2);
    }

    @Test
    void of_two_writers_the_second_writes_what_the_first_rolled_back() throws Exception {
        CountDownLatch applied = new CountDownLatch(1);
        CountDownLatch mayFail = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> first = threads.submit(() -> MODEL.inTransaction(() -> {
                MODEL.writer(ACTIVITY).apply(TWO_VIEWS, 2);
                applied.countDown();
                awaitLatch(mayFail);
                throw new Crash();
            }));
            awaitLatch(applied);
            Future<?> second = threads.submit(() -> MODEL.apply(ACTIVITY, TWO_VIEWS));
            await().until(() -> waitingForLocks() == 1);
            mayFail.countDown();
            assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Crash.class);
            second.get(10, TimeUnit.SECONDS);
        }
        assertThat(activity()).isEqualTo(2);
        assertThat(MODEL.progress(ACTIVITY)).isEqualTo(2);
    }

    @Test
    void a_reset_waits_for_a_batch_that_is_being_written() throws Exception {
        CountDownLatch projecting = new CountDownLatch(1);
        CountDownLatch mayWrite = new CountDownLatch(1);
        Projection slow = new Answering(event -> {
            projecting.countDown();
            awaitLatch(mayWrite);
            return List.of(new Put<>(ITEM, new ItemRow("a", "left", 1)));
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> writing = threads.submit(() -> MODEL.apply(slow, TWO_VIEWS));
            awaitLatch(projecting);
            Future<?> resetting = threads.submit(() -> MODEL.reset(slow));
            await().until(() -> waitingForLocks() == 1);
            mayWrite.countDown();
            writing.get(10, TimeUnit.SECONDS);
            resetting.get(10, TimeUnit.SECONDS);
        }
        assertThat(MODEL.rows(ITEM)).isEmpty();
        assertThat(MODEL.progress(slow)).isZero();
    }

    private static void apply(RowChange... changes) {
        MODEL.apply(new Answering(event -> List.of(changes)), TWO_VIEWS.subList(0, 1));
    }

    private static void applyNext(RowChange... changes) {
        MODEL.apply(new Answering(event -> List.of(changes)), TWO_VIEWS.subList(1, 2));
    }

    private static long activity() {
        return MODEL.jdbc()
                .sql("select sum(count)::bigint from read_model.hcp_activity")
                .query(Long.class)
                .single();
    }

    private static long waitingForLocks() {
        return MODEL.jdbc().sql("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """).query(Long.class).single();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the other thread did not come");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final class Crash extends RuntimeException {}
}
