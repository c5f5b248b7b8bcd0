package io.rapport.query.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KpiBoardsTest {

    private static final Period DAY = Period.containing(Grain.of("day"), LocalDate.parse("2026-03-03"));
    private static final Cut ALL = new Cut(Map.of());

    private final List<Runnable> asked = new ArrayList<>();

    /** Never computes anything, so that it needs nothing to compute from. */
    @SuppressWarnings("NullAway")
    private final KpiBoards boards = new KpiBoards(null, null, null, asked::add, Clock.systemUTC());

    @Test
    void nobody_waits_long_for_a_board_that_takes_long() {
        assertThat(boards.soon(DAY, ALL)).isEmpty();
    }

    @Test
    void a_board_that_is_being_made_is_not_made_twice() {
        assertThat(boards.soon(DAY, ALL)).isEmpty();
        assertThat(boards.soon(DAY, ALL)).isEmpty();

        assertThat(asked).hasSize(1);
    }
}
