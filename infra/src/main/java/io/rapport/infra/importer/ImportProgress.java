package io.rapport.infra.importer;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Tells how far the import is: on a terminal one line that is drawn again and again, elsewhere a line at each tenth. The
 * measure is how much of the file was read; within a chunk, how many of its requests were answered.
 */
final class ImportProgress {

    private static final long REDRAW_NANOS = 200_000_000;
    private static final int WIDTH = 79;

    private final PrintWriter out;
    private final boolean redraw;
    private long started;
    private double startedAt;
    private long startedRows;
    private double chunkStart;
    private double chunkEnd;
    private int chunkRequests;
    private int answered;
    private long rows;
    private int tenth;
    private long drawn;

    ImportProgress(PrintWriter out, boolean redraw) {
        this.out = out;
        this.redraw = redraw;
    }

    /** @param fraction how much an earlier run has done, which tells nothing about the speed of this one */
    synchronized void start(double fraction, long rows) {
        started = System.nanoTime();
        startedAt = fraction;
        startedRows = rows;
        this.rows = rows;
        chunkStart = fraction;
        tenth = (int) (fraction * 10);
    }

    synchronized void startChunk(double end, int requests) {
        chunkEnd = end;
        chunkRequests = requests;
        answered = 0;
    }

    synchronized void answer(int rowsAnswered) {
        answered = Math.min(answered + 1, chunkRequests);
        rows += rowsAnswered;
        show(chunkStart + (chunkEnd - chunkStart) * answered / chunkRequests, false);
    }

    synchronized void endChunk(long rows) {
        this.rows = rows;
        chunkStart = chunkEnd;
        show(chunkEnd, true);
    }

    /** Ends the line that is drawn, so that what follows stands below it. */
    synchronized void end() {
        if (redraw && drawn != 0) {
            out.println();
            out.flush();
        }
    }

    private void show(double fraction, boolean chunkDone) {
        long now = System.nanoTime();
        if (redraw && (chunkDone || now - drawn > REDRAW_NANOS)) {
            drawn = now;
            out.printf("\r%-" + WIDTH + "s", line(fraction, now));
            out.flush();
        } else if (!redraw && (int) (fraction * 10) > tenth) {
            tenth = (int) (fraction * 10);
            out.println(line(fraction, now));
            out.flush();
        }
    }

    private String line(double fraction, long now) {
        double seconds = Math.max(1e-3, (now - started) / 1e9);
        double speed = (fraction - startedAt) / seconds;
        String left = speed > 0 ? Durations.clock((1 - fraction) / speed) : "?";
        return String.format(
                Locale.ROOT,
                "%3.0f %%  %,12d rows  %,8.0f rows/s  ETA %s",
                fraction * 100,
                rows,
                (rows - startedRows) / seconds,
                left);
    }
}
