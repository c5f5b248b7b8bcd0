package io.rapport.infra.hcpstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.log.Streams;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.StoredLeaf;
import io.rapport.infra.hcpstate.SharedStates.Shared;
import io.rapport.infra.kafka.BrokerProperties;
import io.rapport.infra.propagation.Confirmations;
import io.rapport.infra.streams.RequiredTopics;
import io.rapport.infra.streams.StreamsProperties;
import io.rapport.infra.testing.TestBroker;
import io.rapport.infra.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Of an HCP who shares nothing any more, in a log that ends at position 0. */
class StateTellingTest {

    private static final Map<String, String> CLIENT = Map.of("bootstrap.servers", TestBroker.bootstrapServers());
    private static final String TOPIC = "topic-1";

    private final HcpId hcp = new HcpId("hcp-" + UUID.randomUUID());
    private final TestDatabase database = TestDatabase.create();
    private final Confirmations confirmations = new Confirmations(database.jdbc());
    private final StateEnds ends = new StateEnds(database.jdbc(), confirmations);
    private final SharedStates shared = new SharedStates(database.jdbc());
    private final Standings standings = new Standings();
    private final FencedProducer fenced = FencedProducer.open(CLIENT, hcp.value());
    private final FencedProducer owner = FencedProducer.open(CLIENT, hcp.value());

    @BeforeEach
    void endWhatWasShared() throws Exception {
        new RequiredTopics(
                        new BrokerProperties(TestBroker.bootstrapServers(), Map.of()),
                        new StreamsProperties(
                                true,
                                3,
                                (short) 1,
                                "slot",
                                Duration.ofHours(1),
                                Duration.ofHours(24),
                                Duration.ofMinutes(1),
                                0.5))
                .ensure();
        ProtectedText text = ProtectedText.of(RetentionClass.IDENTITY, "QUBl");
        standings.appended(new GenericDomainEventMessage<>(
                "HcpAggregate",
                Streams.hcp(hcp),
                0,
                new HcpRegistered(
                        hcp,
                        new PersonName(text, text),
                        new Contact(null, null),
                        new Specialty("cardiology"),
                        Role.PHYSICIAN,
                        new Country("GB"),
                        new Language("en"))));
        shared.begin(List.of(hcp), TOPIC);
        database.jdbc()
                .sql("insert into streams.unconfirmed_end (position, hcp_id) values (0, :hcp)")
                .param("hcp", hcp.value())
                .update();
    }

    @AfterEach
    void close() {
        fenced.close();
        owner.close();
        database.close();
    }

    private StateTelling telling() {
        EventStore none = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        LeafLog empty = new LeafLog() {
            @Override
            public long head() {
                return 0;
            }

            @Override
            public void read(long after, long to, Consumer<StoredLeaf> leaves) {
                throw new UnsupportedOperationException();
            }
        };
        PersonalDataVault closed = new PersonalDataVault() {
            @Override
            public ProtectedText protect(HcpId whose, RetentionClass retention, String clear) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<String> reveal(HcpId whose, ProtectedText field) {
                return Optional.empty();
            }
        };
        return new StateTelling(
                new HcpStates(standings, new StandingTail(none, standings), empty, none, closed, Clock.systemUTC()),
                shared,
                ends,
                new TransactionTemplate(database.transactions()),
                Clock.systemUTC());
    }

    @Test
    void an_end_is_confirmed_when_it_was_acknowledged() {
        telling().tell(Set.of(hcp), owner, TOPIC);
        assertThat(confirmations.of(0)).containsExactly(StateEnds.consumer().name());
        assertThat(shared.all()).isEmpty();
    }

    @Test
    void an_end_that_brokers_refuse_is_not_confirmed_and_the_state_counts_as_shared() {
        assertThatThrownBy(() -> telling().tell(Set.of(hcp), fenced, TOPIC)).isInstanceOf(KafkaException.class);
        assertThat(confirmations.of(0)).isEmpty();
        assertThat(shared.all()).containsExactly(new Shared(hcp, TOPIC));
    }

    @Test
    void an_end_of_which_nobody_asked_in_time_is_overdue() {
        assertThat(telling().overdue(TOPIC, Duration.ZERO)).containsExactly(hcp);
    }

    @Test
    void what_another_topic_had_is_overdue() {
        ends.confirm(List.of(hcp), 0);
        assertThat(telling().overdue("topic-2", Duration.ofHours(1))).containsExactly(hcp);
    }
}
