package io.rapport.infra.kafka;

import java.util.Map;

/**
 * @param settings those that differ from the broker's own, or must not depend on them
 */
public record Topic(String name, int partitions, short replicationFactor, Map<String, String> settings) {

    public Topic {
        settings = Map.copyOf(settings);
    }
}
