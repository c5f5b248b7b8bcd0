package io.rapport.infra.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProofSpacingTest {

    private static final long NEWEST = 1_000_000;

    private static List<Long> proven(long newest) {
        return LongStream.range(1, newest)
                .filter(size -> ProofSpacing.isProven(size, size + 1 == newest ? null : size + 1, newest))
                .boxed()
                .toList();
    }

    /** If each event has a checkpoint of its own, a thousand times as many events have four times as many proofs. */
    @Test
    void their_number_grows_with_the_logarithm_of_the_log() {
        assertThat(proven(1_000)).hasSizeLessThan(800);
        assertThat(proven(NEWEST)).hasSizeLessThan(3_500);
    }

    @Test
    void the_nearest_all_have_one() {
        assertThat(proven(NEWEST))
                .endsWith(LongStream.range(NEWEST - ProofSpacing.NEAR, NEWEST)
                        .boxed()
                        .toArray(Long[]::new));
    }

    /** Less than one percent of the distance lies between two of them. */
    @Test
    void however_far_back_one_is_near() {
        List<Long> proven = proven(NEWEST);
        for (int i = 1; i < proven.size(); i++) {
            long gap = proven.get(i) - proven.get(i - 1);
            assertThat(gap).isLessThanOrEqualTo(1 + 2 * (NEWEST - proven.get(i - 1)) / ProofSpacing.NEAR);
        }
    }

    @Test
    void a_checkpoint_that_is_alone_has_one_however_old_it_is() {
        assertThat(ProofSpacing.isProven(10, 500_000L, NEWEST)).isTrue();
        assertThat(ProofSpacing.isProven(10, null, NEWEST)).isTrue();
    }
}
