package io.rapport.infra.streams;

import io.debezium.connector.postgresql.PostgresConnector;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Debezium's connector, which looks less often after it has found nothing for a while. Each of its looks ends in nearly a
 * millisecond of spinning, which would be most of what an idle process does. What comes first after a pause waits for up to
 * {@link #REST} longer.
 */
public final class RestingConnector extends PostgresConnector {

    private static final Duration REST = Duration.ofMillis(80);

    /** A second's, so that whoever is busy never rests. */
    private static final int IDLE = 50;

    @Override
    public Class<? extends Task> taskClass() {
        return RestingTask.class;
    }

    /** Made by the engine. */
    public static final class RestingTask extends PostgresConnectorTask {

        private int empty;

        @Override
        public List<SourceRecord> doPoll() throws InterruptedException {
            if (empty >= IDLE) {
                Thread.sleep(REST);
            }
            List<SourceRecord> found = super.doPoll();
            empty = found.isEmpty() ? empty + 1 : 0;
            return found;
        }
    }
}
