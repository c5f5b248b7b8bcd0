package io.rapport.infra.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rapport.command.dispatch.LogHead;
import io.rapport.command.engagement.RecordedIds;
import io.rapport.infra.eventlog.EventLogContract;
import io.rapport.infra.eventlog.LeafLog;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessException;

class AxonServerDoubleLogTest extends EventLogContract {

    private static final AxonServerDouble SERVER = AxonServerDouble.start();
    private static final AxonServerConnection CONNECTION = new AxonServerConnection(SERVER.address());

    @AfterAll
    static void close() {
        CONNECTION.close();
        SERVER.close();
    }

    @Override
    protected EventStore log() {
        return CONNECTION.log();
    }

    @Override
    protected LogHead head() {
        return CONNECTION.log();
    }

    @Override
    protected RecordedIds recordedIds() {
        return CONNECTION.log();
    }

    @Override
    protected LeafLog leaves() {
        return CONNECTION.leaves();
    }

    @Test
    void an_empty_log_ends_at_0() {
        try (AxonServerDouble empty = AxonServerDouble.start();
                AxonServerConnection connection = new AxonServerConnection(empty.address())) {
            assertThat(connection.log().position()).isZero();
            assertThat(connection.log().createHeadToken().position()).hasValue(0);
        }
    }

    @Test
    void a_server_that_is_gone_is_a_failure_that_passes_when_it_is_back() {
        try (AxonServerDouble server = AxonServerDouble.start();
                AxonServerConnection connection = new AxonServerConnection(server.address())) {
            assertThat(connection.log().position()).isZero();
            server.close();
            assertThatThrownBy(() -> connection.log().position()).isInstanceOf(TransientDataAccessException.class);
            server.listen();
            await().ignoreExceptions().until(() -> connection.log().position() == 0);
        }
    }
}
