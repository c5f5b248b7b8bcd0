package io.rapport.infra.streams;

import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of Debezium's engine: from its start until it fails or is told to end. */
final class RelayRun {

    private static final Logger log = LoggerFactory.getLogger(RelayRun.class);

    private record End(
            boolean success, String message, @Nullable Throwable cause) {}

    private final Delivery delivery;
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine;
    private @Nullable Thread ending;

    RelayRun(Properties settings, Delivery delivery) {
        this.delivery = delivery;
        this.engine = DebeziumEngine.create(Connect.class)
                .using(settings)
                .notifying(delivery)
                .using((success, message, cause) -> end.set(new End(success, message, cause)))
                .build();
    }

    /** @throws RelayFailure unless it was told to end */
    void untilItEnds() {
        try {
            engine.run();
        } finally {
            delivery.close();
        }
        End how = end.get();
        if (how != null && !how.success()) {
            throw new RelayFailure(how.message(), how.cause());
        }
    }

    /** Finishes the batch in hand. May be called again, until it has ended: while the engine starts it does not listen. */
    void end() {
        Thread earlier = ending;
        if (earlier == null || !earlier.isAlive()) {
            ending = Thread.ofPlatform().name("outbox-relay-end").daemon().start(this::close);
        }
    }

    private void close() {
        try {
            engine.close();
        } catch (IOException | IllegalStateException e) {
            log.debug("the engine does not end yet, or has ended", e);
        }
    }

    /** The batch in hand counts as not delivered, because no broker acknowledges it. */
    void abandon() {
        delivery.close();
    }
}
