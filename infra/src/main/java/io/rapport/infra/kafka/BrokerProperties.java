package io.rapport.infra.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param bootstrapServers {@code host:port} of brokers, separated by commas
 * @param client what else every client is to be told, such as {@code security.protocol}
 */
@ConfigurationProperties("rapport.kafka")
public record BrokerProperties(
        @DefaultValue("127.0.0.1:9092") String bootstrapServers,
        @DefaultValue Map<String, String> client) {

    /** Of any client. */
    public Map<String, String> clientSettings() {
        Map<String, String> settings = new LinkedHashMap<>(client);
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    /** What clients are told may be a secret. */
    @Override
    public String toString() {
        return "BrokerProperties[" + bootstrapServers + "]";
    }
}
