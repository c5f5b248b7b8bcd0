package io.rapport.infra.eventlog;

import java.time.Instant;
import java.util.OptionalLong;

/** The log as a whole, wherever it is kept, for whoever reads long stretches of it. */
public interface RecordedLog {

    /** The position of the newest event, 0 in an empty log. */
    long head();

    /**
     * Begins to read the events after one position up to and with another, past those that cannot be read, of which each
     * batch tells.
     *
     * @param to a position that is not beyond the log's end
     */
    LogScan<LogBatch> scanPastUnreadable(long after, long to);

    /**
     * When the event at a position was recorded.
     *
     * @param position from 1 to the log's end
     */
    Instant recordedAt(long position);

    /** The position before the first event that was recorded after a moment, or empty if that is before the first of all. */
    OptionalLong positionAt(Instant moment);
}
