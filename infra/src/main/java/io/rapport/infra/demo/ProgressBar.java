package io.rapport.infra.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows on 80 columns how far a load is: one line that is drawn over again on a terminal, a line for each tenth
 * elsewhere.
 */
public final class ProgressBar implements LoadProgress {

    private static final int WIDTH = 80;
    private static final int TENTH = 10;
    private static final Duration REDRAW = Duration.ofMillis(100);

    private final String label;
    private final PrintStream out;
    private final boolean terminal;
    private final Clock clock;
    private @Nullable Instant started;
    private Instant drawn = Instant.MIN;
    private long skipped;
    private int tenths = -1;
    private boolean finished;

    /** @param label what is under way, of up to 20 characters */
    public ProgressBar(String label, PrintStream out, boolean terminal, Clock clock) {
        this.label = label;
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** On standard error, by the clock of the system. */
    public static ProgressBar onStandardError(String label) {
        return new ProgressBar(label, System.err, isTerminal(), Clock.systemUTC());
    }

    /** Whether somebody sees a line that is drawn over again. */
    public static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    @Override
    public void at(long done, long total) {
        Instant now = clock.instant();
        if (started == null) {
            started = now;
            skipped = done;
        }
        if (finished) {
            return;
        }
        finished = done >= total;
        Duration elapsed = Duration.between(started, now);
        if (terminal) {
            redraw(now, line(done, total, elapsed));
        } else {
            report(percent(done, total) / TENTH, line(done, total, elapsed));
        }
    }

    private void redraw(Instant now, String line) {
        if (!finished && now.isBefore(drawn.plus(REDRAW))) {
            return;
        }
        drawn = now;
        out.print("\r" + line + (finished ? System.lineSeparator() : ""));
        out.flush();
    }

    private void report(int tenthsNow, String line) {
        if (tenthsNow > tenths) {
            tenths = tenthsNow;
            out.println(line.stripTrailing());
        }
    }

    private String line(long done, long total, Duration elapsed) {
        double seconds = elapsed.toMillis() / 1_000.0;
        double rate = seconds > 0 ? (done - skipped) / seconds : 0;
        String figures = String.format(
                Locale.ROOT,
                " %,d/%,d %3d%% %,.0f/s %s",
                done,
                total,
                percent(done, total),
                rate,
                finished
                        ? "in " + time((long) seconds)
                        : "ETA " + (rate > 0 ? time((long) ((total - done) / rate)) : "--:--"));
        // A terminal that is exactly as wide as the line would wrap it.
        int room = WIDTH - 1 - label.length() - " []".length() - figures.length();
        int bar = Math.max(0, room);
        int filled = (int) (bar * (total == 0 ? 1 : (double) done / total));
        return label + " [" + "#".repeat(filled) + "-".repeat(bar - filled) + "]" + figures;
    }

    private static int percent(long done, long total) {
        return total == 0 ? 100 : (int) (done * 100 / total);
    }

    private static String time(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
