package io.rapport.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final SteppedClock clock = new SteppedClock();

    @Test
    void a_terminal_gets_one_line_redrawn_that_never_wraps() {
        run(new ProgressBar("Loading the sample", out, true, clock));

        List<String> drawn = List.of(text().split("\r"));
        assertThat(text().lines().filter(line -> !line.isBlank())).hasSize(drawn.size() - 1);
        assertThat(text().chars().filter(c -> c == '\n')).hasSize(1);
        assertThat(drawn.stream().skip(1))
                .allSatisfy(line -> assertThat(line.strip()).hasSize(79));
        assertThat(text())
                .contains("10,750/43,000  25% 1,000/s ETA 0:32")
                .endsWith("100% 1,000/s in 0:43" + System.lineSeparator());
    }

    @Test
    void a_file_gets_a_line_for_each_tenth() {
        run(new ProgressBar("Loading the sample", out, false, clock));

        assertThat(text()).doesNotContain("\r");
        assertThat(text().lines()).hasSize(11).last().asString().contains("43,000/43,000 100%");
    }

    @Test
    void redrawing_is_limited_to_ten_times_a_second() {
        ProgressBar bar = new ProgressBar("Loading the sample", out, true, clock);
        for (int done = 0; done < 1_000; done++) {
            bar.at(done, 43_000);
            clock.now = clock.now.plus(Duration.ofMillis(1));
        }

        assertThat(text().chars().filter(c -> c == '\r')).hasSize(10);
    }

    @Test
    void an_empty_load_is_done_at_once() {
        new ProgressBar("Loading the sample", out, false, clock).at(0, 0);

        assertThat(text()).contains("0/0 100%");
    }

    private void run(ProgressBar bar) {
        for (long done = 0; done <= 43_000; done += 250) {
            bar.at(done, 43_000);
            clock.now = clock.now.plus(Duration.ofMillis(250));
        }
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static final class SteppedClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
