package io.rapport.infra.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.kafka.EmbeddedBroker;
import io.rapport.infra.testing.FreePorts;
import io.rapport.infra.testing.TestBroker;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

@Timeout(300)
class OutboxRelayTest {

    private static final int KEYS = 4;

    private RelayFixture fixture = new RelayFixture(TestBroker.bootstrapServers());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void what_is_written_and_deleted_in_one_transaction_arrives_as_it_was_written() {
        fixture.start();
        String payload = "{\"name\": \"Łucja Ångström\",  \"empty\": \"\",\n \"n\": 1.10}";
        fixture.write(7, Topics.EVENTS.getFirst(), "hcp-1", payload);
        fixture.write(8, Topics.HCP_STATE, "hcp-1", null);

        List<Message> messages = fixture.read(2);

        assertThat(messages).hasSize(2);
        assertThat(messages).anySatisfy(message -> {
            assertThat(message.topic()).isEqualTo("rapport.hcp.events.v1");
            assertThat(message.key()).isEqualTo(fixture.own("hcp-1"));
            assertThat(message.payload()).isEqualTo(payload);
            assertThat(message.headers())
                    .isEqualTo(Map.ofEntries(
                            Map.entry("ce_id", fixture.own("m7")),
                            Map.entry("ce_specversion", "1.0"),
                            Map.entry("ce_type", "hcp.registered"),
                            Map.entry("ce_source", "/rapport"),
                            Map.entry("ce_subject", fixture.own("hcp-1")),
                            Map.entry("ce_time", "2026-11-22T10:00:00Z"),
                            Map.entry("ce_recordedat", "2026-11-22T10:00:01Z"),
                            Map.entry("ce_dataschema", "/schemas/hcp.registered.v1"),
                            Map.entry("ce_position", "7"),
                            Map.entry("content-type", "application/json")));
        });
        assertThat(messages).anySatisfy(message -> {
            assertThat(message.topic()).isEqualTo("rapport.hcp.state.v1");
            assertThat(message.payload()).isNull();
            assertThat(message.id()).isEqualTo(fixture.own("m8"));
        });
        await().atMost(RelayFixture.PATIENCE).until(() -> fixture.table.confirmed() == 8);
    }

    @Test
    void nothing_can_be_written_that_no_slot_would_see() {
        assertThatThrownBy(() -> fixture.write(1, "hcp-1", "{}")).isInstanceOf(DataAccessException.class);

        fixture.start();
        fixture.write(1, "hcp-1", "{}");

        assertThat(fixture.read(1)).hasSize(1);
        assertThat(fixture.republished).containsExactly(0L);
    }

    @Test
    void relays_of_two_databases_in_one_process_do_not_wait_for_each_other() {
        fixture.start();
        fixture.write(1, "hcp-1", "{}");
        assertThat(fixture.read(1)).hasSize(1);

        try (RelayFixture other = new RelayFixture(TestBroker.bootstrapServers()).start()) {
            other.write(1, "hcp-1", "{}");
            assertThat(other.read(1)).hasSize(1);
        }
    }

    @Test
    void a_relay_that_stops_in_order_goes_on_where_it_was() {
        fixture.start();
        writeAll(1, 40);
        fixture.read(40);
        fixture.stop();
        writeAll(41, 60);

        fixture.start();

        assertInOrder(fixture.read(60), 60);
        assertThat(fixture.republished).containsExactly(0L);
    }

    @Test
    void the_end_of_its_session_of_the_database_costs_no_message_and_no_order() {
        fixture.start();
        writeAll(1, 20);
        fixture.read(20);
        for (int round = 1; round <= 3; round++) {
            await().atMost(RelayFixture.PATIENCE).until(this::endSession);
            writeAll(20 * round + 1, 20 * round + 20);
        }

        assertInOrder(fixture.read(80), 80);
        assertThat(fixture.republished).containsExactly(0L);
    }

    /** Whether there was one. */
    private boolean endSession() {
        return fixture.database
                .jdbc()
                .sql("""
                select pg_terminate_backend(active_pid) from pg_replication_slots
                where slot_name = :slot and active_pid is not null
                """)
                .param("slot", fixture.properties.slot())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Test
    void a_restart_of_the_broker_costs_no_message_and_no_order(@TempDir Path folder) throws Exception {
        fixture.close();
        int port = FreePorts.next();
        EmbeddedBroker broker = EmbeddedBroker.start(folder, port);
        fixture = new RelayFixture(broker.bootstrapServers()).start();
        writeAll(1, 20);
        fixture.read(20);
        broker.close();
        writeAll(21, 40);

        try (EmbeddedBroker _ = EmbeddedBroker.start(folder, port)) {
            writeAll(41, 60);
            assertInOrder(fixture.read(60), 60);
            fixture.stop();
        }
    }

    @Test
    void a_stop_does_not_wait_for_a_broker_that_is_away(@TempDir Path folder) throws Exception {
        fixture.close();
        EmbeddedBroker broker = EmbeddedBroker.start(folder, FreePorts.next());
        fixture = new RelayFixture(broker.bootstrapServers()).start();
        writeAll(1, 5);
        fixture.read(5);
        broker.close();
        writeAll(6, 10);

        long before = System.nanoTime();
        fixture.stop();

        assertThat(System.nanoTime() - before).isLessThan(60_000_000_000L);
        assertThat(fixture.table.confirmed()).isEqualTo(5);
    }

    @Test
    void a_slot_that_is_lost_is_made_anew_and_what_it_did_not_deliver_is_published_again() {
        fixture.start();
        writeAll(1, 10);
        fixture.read(10);
        fixture.stop();
        await().atMost(RelayFixture.PATIENCE)
                .until(() -> fixture.slot
                        .state()
                        .filter(ReplicationSlot.State::active)
                        .isEmpty());
        writeAll(11, 12);
        fixture.slot.drop();

        fixture.start();

        assertThat(fixture.republished).containsExactly(0L, 10L);
        writeAll(10, 20);
        assertInOrder(fixture.read(20), 20);
    }

    @Test
    void a_second_process_waits_and_takes_over_when_the_first_ends() {
        fixture.start();
        writeAll(1, 10);
        fixture.read(10);
        RelayStatus status = new RelayStatus(Clock.systemUTC());
        OutboxRelay second = fixture.another(status);
        second.start();
        try {
            await().atMost(RelayFixture.PATIENCE).until(() -> status.state() == RelayState.WAITING);
            fixture.stop();
            writeAll(11, 20);

            assertInOrder(fixture.read(20), 20);
        } finally {
            second.stop();
        }
    }

    @Test
    void a_process_that_is_killed_costs_no_message_and_no_order(@TempDir Path folder) throws Exception {
        Process process = RelayProcess.start(fixture, folder);
        try {
            await().atMost(RelayFixture.PATIENCE)
                    .failFast(() -> assertThat(process.isAlive()).isTrue())
                    .until(fixture.table::isOpen);
            writeAll(1, 100);
            await().atMost(RelayFixture.PATIENCE).until(() -> fixture.table.confirmed() >= 20);
            writeAll(101, 200);
        } finally {
            process.destroyForcibly().onExit().join();
        }
        writeAll(201, 220);

        fixture.start();

        assertInOrder(fixture.read(220), 220);
        assertThat(fixture.republished).isEmpty();
    }

    @Test
    void what_is_written_elsewhere_is_not_kept_for_the_outbox() {
        fixture.start();
        writeAll(1, 1);
        fixture.read(1);
        fixture.database.template().execute("create table public.elsewhere (n bigint, filler text)");
        fixture.database.template().execute("""
                insert into public.elsewhere select n, repeat('x', 1000) from generate_series(1, 5000) n
                """);
        String written = fixture.database
                .jdbc()
                .sql("select pg_current_wal_lsn()::text")
                .query(String.class)
                .single();

        await().atMost(RelayFixture.PATIENCE)
                .until(() -> fixture.database
                        .jdbc()
                        .sql(
                                "select confirmed_flush_lsn >= :written::pg_lsn from pg_replication_slots where slot_name = :slot")
                        .param("written", written)
                        .param("slot", fixture.properties.slot())
                        .query(Boolean.class)
                        .single());
    }

    private void writeAll(long first, long last) {
        LongStream.rangeClosed(first, last)
                .forEach(position -> fixture.write(position, "hcp-" + position % KEYS, "{\"n\": " + position + "}"));
    }

    private void assertInOrder(List<Message> messages, int count) {
        Map<String, List<String>> expected = new HashMap<>();
        IntStream.rangeClosed(1, count)
                .forEach(position -> expected.computeIfAbsent(
                                fixture.own("hcp-" + position % KEYS), key -> new ArrayList<>())
                        .add(fixture.own("m" + position)));
        assertThat(RelayFixture.firstIdsByKey(messages)).isEqualTo(expected);
    }
}
