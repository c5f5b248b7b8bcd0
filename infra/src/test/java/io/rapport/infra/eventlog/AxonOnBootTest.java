package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.shared.ContentId;
import io.rapport.infra.testing.RapportTest;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Axon 4.13 on Spring Boot 4 gets wrong unless it is told. */
@RapportTest
class AxonOnBootTest {

    @Autowired
    private Configuration axon;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private EventBus events;

    @Autowired
    private Serializer generalSerializer;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Test
    void processors_run_in_transactions_of_spring() {
        assertThat(axon.getComponent(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void what_a_failing_unit_of_work_wrote_is_rolled_back() {
        assertThatThrownBy(() -> {
                    DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
                    unit.attachTransaction(transactions);
                    unit.execute(() -> {
                        jdbc.sql("insert into privacy.identity_claim values ('rolled-back', 'x')")
                                .update();
                        throw new DeliberateFailure();
                    });
                })
                .isInstanceOf(DeliberateFailure.class);
        assertThat(jdbc.sql("select count(*) from privacy.identity_claim where fingerprint = 'rolled-back'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void two_publications_of_which_one_conflicts_leave_no_row() {
        String stream = "content:" + UUID.randomUUID();
        assertThatThrownBy(() -> DefaultUnitOfWork.startAndGet(null).execute(() -> {
                    events.publish(submitted(stream, 0));
                    events.publish(submitted(stream, 0));
                }))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(jdbc.sql("select count(*) from event_log.event where stream = ?")
                        .param(stream)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void replay_tokens_survive_being_stored() {
        TrackingToken token =
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(10), new GlobalSequenceTrackingToken(3));
        var stored = generalSerializer.serialize(token, byte[].class);
        assertThat(generalSerializer.<byte[], Object>deserialize(stored)).isEqualTo(token);
    }

    @Test
    void nothing_phones_home() {
        assertThat(System.getProperty("axoniq.update-checker.disabled")).isEqualTo("true");
    }

    @Test
    void no_timeout_task_is_made_for_each_event() {
        assertThat(environment.getProperty("axon.timeout.enabled", Boolean.class))
                .isFalse();
        assertThat(context.getBeanNamesForType(org.axonframework.messaging.timeout.HandlerTimeoutConfiguration.class))
                .isEmpty();
    }

    @Test
    void stored_json_keeps_the_bytes_that_were_written() {
        String written = "{\"b\":1,  \"a\":2}";
        String read = jdbc.sql("select cast(:json as json)")
                .param("json", written)
                .query(String.class)
                .single();
        String type = jdbc.sql("""
                select string_agg(distinct data_type, ',') from information_schema.columns
                where table_schema = 'event_log' and table_name = 'event' and column_name in ('payload', 'metadata')
                """).query(String.class).single();
        assertThat(read).isEqualTo(written);
        assertThat(type).isEqualTo("json");
    }

    private static GenericDomainEventMessage<ContentSubmitted> submitted(String stream, long sequence) {
        return new GenericDomainEventMessage<>(
                "content",
                stream,
                sequence,
                new ContentSubmitted(new ContentId("x"), 1),
                java.util.Map.of("occurredAt", Instant.EPOCH.toString()));
    }

    private static final class DeliberateFailure extends RuntimeException {}
}
