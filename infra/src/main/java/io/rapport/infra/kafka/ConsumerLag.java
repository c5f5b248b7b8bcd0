package io.rapport.infra.kafka;

import org.apache.kafka.clients.consumer.Consumer;

/** How far a consumer is behind. */
public final class ConsumerLag {

    private ConsumerLag() {}

    /** Records of its partitions that it has not been handed, as far as it has heard of them; for the consumer's own thread. */
    public static long of(Consumer<?, ?> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }
}
