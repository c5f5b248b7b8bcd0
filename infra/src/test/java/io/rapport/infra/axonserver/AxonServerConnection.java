package io.rapport.infra.axonserver;

import io.rapport.infra.eventlog.EventSerializer;
import io.rapport.infra.eventlog.LeafLog;
import java.util.UUID;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.commandhandling.LoggingDuplicateCommandHandlerResolver;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** A process at the address of a server: its log and its commands, without the application around them. */
final class AxonServerConnection implements AutoCloseable {

    private final AxonServerConfiguration configuration = new AxonServerConfiguration();
    private final AxonServerConnectionManager connections;
    private final AxonServerLog log;

    AxonServerConnection(String address) {
        configuration.setClientId(UUID.randomUUID().toString());
        configuration.setServers(address);
        configuration.setComponentName("rapport-test");
        configuration.setReconnectInterval(100);
        connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();
        log = AxonServerLogConfiguration.log(
                configuration, connections, EventSerializer.create(), NoOpEventUpcaster.INSTANCE);
    }

    AxonServerLog log() {
        return log;
    }

    LeafLog leaves() {
        return new AxonServerLogConfiguration().leafLog(configuration, connections, log);
    }

    DistributedCommands commands() {
        return new AxonServerLogConfiguration()
                .commandBus(
                        configuration,
                        connections,
                        LoggingDuplicateCommandHandlerResolver.instance(),
                        new MarkedAnswers(log));
    }

    @Override
    public void close() {
        connections.shutdown();
    }
}
