package io.rapport.infra.axonserver;

import io.rapport.command.dispatch.LogHead;
import io.rapport.command.engagement.RecordedIds;
import io.rapport.infra.eventlog.EventLogContract;
import io.rapport.infra.eventlog.LeafLog;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Against a real server, where {@code AXON_SERVER} names its {@code host:port}. */
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+",
        disabledReason = "no Axon Server is named by AXON_SERVER=host:port")
class AxonServerLogTest extends EventLogContract {

    private final AxonServerConnection connection = new AxonServerConnection(System.getenv("AXON_SERVER"));

    @AfterEach
    void close() {
        connection.close();
    }

    @Override
    protected EventStore log() {
        return connection.log();
    }

    @Override
    protected LogHead head() {
        return connection.log();
    }

    @Override
    protected RecordedIds recordedIds() {
        return connection.log();
    }

    @Override
    protected LeafLog leaves() {
        return connection.leaves();
    }
}
