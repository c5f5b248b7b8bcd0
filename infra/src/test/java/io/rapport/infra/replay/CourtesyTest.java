package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CourtesyTest {

    private static final Duration WORKED = Duration.ofMillis(40);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Courtesy courtesy = new Courtesy();

    @Test
    void a_log_that_stays_as_it_is_asks_for_none() {
        courtesy.look(100, 0);
        courtesy.look(100, SECOND);
        assertThat(courtesy.isDue()).isFalse();
        assertThat(courtesy.rest(WORKED)).isZero();
    }

    @Test
    void while_the_log_grows_it_rests_as_long_as_it_works() {
        courtesy.look(100, 0);
        courtesy.look(101, SECOND);
        assertThat(courtesy.isDue()).isTrue();
        assertThat(courtesy.rest(WORKED)).isEqualTo(WORKED);
    }

    @Test
    void a_short_silence_is_not_yet_the_end_of_it() {
        courtesy.look(100, 0);
        courtesy.look(101, SECOND);
        courtesy.look(101, SECOND + Courtesy.QUIET.toNanos());
        assertThat(courtesy.isDue()).isTrue();
        courtesy.look(101, SECOND + Courtesy.QUIET.toNanos() + 1);
        assertThat(courtesy.isDue()).isFalse();
    }

    @Test
    void a_batch_that_waited_for_others_does_not_make_it_rest_for_ever() {
        courtesy.look(100, 0);
        courtesy.look(101, SECOND);
        assertThat(courtesy.rest(Duration.ofMinutes(1))).isEqualTo(Courtesy.LONGEST_REST);
    }
}
