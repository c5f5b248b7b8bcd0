package io.rapport.infra.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.rapport.infra.eventlog.LeafLog;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the outbox is behind the log, whichever process fills it. It is asked for when somebody looks. */
final class OutboxGauges implements MeterBinder {

    private final JdbcClient jdbc;
    private final Serializer serializer;
    private final LeafLog log;

    OutboxGauges(JdbcClient jdbc, Serializer serializer, LeafLog log) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rapport.streams.outbox.lag", this::lag)
                .description("Positions of the log that the outbox has not been asked about")
                .register(registry);
    }

    private long lag() {
        return Math.max(0, log.head() - position());
    }

    /** The token is read past the store, which would claim it from the process that fills the outbox. */
    private long position() {
        return jdbc
                .sql("""
                        select token, token_type from processing.token_entry
                        where processor_name = :name and token is not null
                        """)
                .param("name", OutboxWriter.NAME)
                .query((row, number) -> new SimpleSerializedObject<>(
                        row.getBytes("token"), byte[].class, row.getString("token_type"), null))
                .list()
                .stream()
                .map(token -> serializer.<byte[], TrackingToken>deserialize(token))
                .mapToLong(token -> token.position().orElse(0))
                .min()
                .orElse(0);
    }
}
