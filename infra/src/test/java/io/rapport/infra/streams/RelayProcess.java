package io.rapport.infra.streams;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.infra.kafka.BrokerProperties;
import io.rapport.infra.testing.TestJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A relay in a JVM of its own, to be killed. Arguments: the database's URL, the brokers and the slot. */
final class RelayProcess {

    private RelayProcess() {}

    static Process start(RelayFixture fixture, Path folder) throws IOException {
        return TestJvm.of(
                        RelayProcess.class,
                        fixture.database.url(),
                        fixture.bootstrapServers(),
                        fixture.properties.slot())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        DataSourceProperties source = new DataSourceProperties();
        source.setUrl(arguments[0]);
        HikariDataSource pool = source.initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        JdbcClient jdbc = JdbcClient.create(pool);
        StreamsProperties properties = RelayFixture.properties(arguments[2]);
        ReplicationSlot slot = new ReplicationSlot(jdbc, properties.slot());
        RelayTable table = new RelayTable(jdbc, new TransactionTemplate(new JdbcTransactionManager(pool)));
        new OutboxRelay(
                        source,
                        new BrokerProperties(arguments[1], Map.of()),
                        properties,
                        new SlotKeeper(pool, slot, table, List.of()),
                        slot,
                        table,
                        new RelayStatus(Clock.systemUTC()))
                .start();
        Thread.currentThread().join();
    }
}
