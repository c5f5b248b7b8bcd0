package io.rapport.infra.streams;

import io.rapport.infra.kafka.BrokerProperties;
import io.rapport.infra.kafka.TopicMaker;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** The topics without which nothing can be delivered. */
public final class RequiredTopics {

    private final BrokerProperties brokers;
    private final StreamsProperties properties;

    public RequiredTopics(BrokerProperties brokers, StreamsProperties properties) {
        this.brokers = brokers;
        this.properties = properties;
    }

    /**
     * Makes those that are missing, and gives the others their settings.
     *
     * @throws ExecutionException if a broker does not answer within ten seconds, or refuses
     */
    public void ensure() throws InterruptedException, ExecutionException {
        Map<String, Object> client = new HashMap<>(brokers.clientSettings());
        client.put("default.api.timeout.ms", 10_000);
        client.put("request.timeout.ms", 5_000);
        try (Admin admin = Admin.create(client)) {
            new TopicMaker(admin).ensure(Topics.all(properties));
        }
    }
}
