package io.rapport.infra.streams;

import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.kafka.BrokerProperties;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("rapport.streams.enabled")
@EnableConfigurationProperties({StreamsProperties.class, BrokerProperties.class})
class StreamsConfiguration {

    @Bean
    ReplicationSlot replicationSlot(JdbcClient jdbc, StreamsProperties properties) {
        return new ReplicationSlot(jdbc, properties.slot());
    }

    @Bean
    RelayTable relayTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new RelayTable(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    RelayStatus relayStatus(Clock clock) {
        return new RelayStatus(clock);
    }

    /** Its name is that of the component in the answer, without the ending. */
    @Bean
    RelayHealth streamsHealthIndicator(
            StreamsProperties properties, RelayStatus status, ReplicationSlot slot, RelayTable table, LeafLog log) {
        return new RelayHealth(properties, status, slot, table, log);
    }

    @Bean
    RelayGauges relayGauges(RelayHealth health) {
        return new RelayGauges(health);
    }

    @Bean
    OutboxRelay outboxRelay(
            DataSource dataSource,
            DataSourceProperties database,
            BrokerProperties brokers,
            StreamsProperties properties,
            ReplicationSlot slot,
            RelayTable table,
            RelayStatus status,
            ObjectProvider<SlotLoss> publishers) {
        SlotKeeper keeper = new SlotKeeper(
                dataSource, slot, table, publishers.orderedStream().toList());
        return new OutboxRelay(database, brokers, properties, keeper, slot, table, status);
    }
}
