package io.rapport.infra.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.engagement.EngagementIntake;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.infra.kafka.BrokerProperties;
import io.rapport.infra.streams.StreamsProperties;
import io.rapport.infra.streams.Topics;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("rapport.streams.enabled")
@ConditionalOnProperty(name = "rapport.streams.inbound.enabled", matchIfMissing = true)
class InboundConfiguration {

    @Bean
    InboundStatus inboundStatus(Clock clock) {
        return new InboundStatus(clock);
    }

    @Bean
    InboundHealth streamsInboundHealthIndicator(StreamsProperties properties, InboundStatus status) {
        return new InboundHealth(properties, status);
    }

    @Bean
    InboundGauges inboundGauges(InboundStatus status) {
        return new InboundGauges(status);
    }

    @Bean
    InboundIntake inboundIntake(
            JsonMapper json,
            Fingerprints fingerprints,
            JdbcClient jdbc,
            EngagementIntake engagements,
            CommandDispatcher dispatcher,
            Clock clock) {
        return new InboundIntake(
                new InboundReader(json, fingerprints),
                new TakenMessages(jdbc, clock),
                engagements,
                dispatcher,
                json,
                clock);
    }

    @Bean
    RejectedTopic rejectedTopic(BrokerProperties brokers, Clock clock) {
        return new RejectedTopic(() -> InboundClients.producer(brokers.clientSettings()), clock);
    }

    @Bean
    InboundConsumer inboundConsumer(
            BrokerProperties brokers,
            StreamsProperties properties,
            InboundIntake intake,
            RejectedTopic rejected,
            InboundStatus status,
            MeterRegistry meters) {
        Map<String, String> client = brokers.clientSettings();
        String group = properties.slot() + ".inbound";
        return new InboundConsumer(
                Topics.INBOUND,
                () -> InboundClients.consumer(client, group),
                new InboundHandler(intake, rejected, meters),
                status);
    }
}
