package io.rapport.infra.training;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.LogScan;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The log from its first event on, past what cannot be read. */
final class WholeLog {

    private final LogReader log;

    WholeLog(LogReader log) {
        this.log = log;
    }

    long head() {
        return log.head();
    }

    /** @param readTo is told from time to time up to which position the log has been read */
    void read(long to, Consumer<RecordedEvent> fold, LongConsumer readTo) throws InterruptedException {
        try (LogScan<LogBatch> scan = log.scanPastUnreadable(0, to)) {
            while (scan.hasNext()) {
                LogBatch batch = scan.next();
                batch.events().forEach(fold);
                readTo.accept(batch.readTo());
            }
        }
    }
}
