package io.rapport.infra.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.kafka.BrokerJvm;
import io.rapport.infra.postgres.RestartableDatabase;
import io.rapport.infra.postgres.RestartableDatabase.Stop;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.ApplicationJvm;
import io.rapport.infra.testing.FreePorts;
import io.rapport.infra.testing.Portal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Whatever a message passes is killed in turn under the load of portals, and comes back. Each is killed once;
 * {@code -Drapport.chaos=100000} goes on, with large batches, until so many actions are recorded; {@code -Drapport.chaos.seed}
 * draws another order.
 */
@Timeout(7200)
class StreamChaosTest {

    private static final long ACTIONS = Long.getLong("rapport.chaos", 0);
    private static final long SEED = Long.getLong("rapport.chaos.seed", 20261122);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int BATCH = ACTIONS > 0 ? 200 : 1;
    private static final Duration PAUSE = ACTIONS > 0 ? Duration.ZERO : Duration.ofMillis(100);
    private static final String ENGAGEMENT = "rapport.engagement.events.v1";
    private static final String CONSENT = "rapport.consent.events.v1";

    private static final Logger log = LoggerFactory.getLogger(StreamChaosTest.class);

    private enum Victim {
        BROKER,
        CONNECTOR,
        APPLICATION,
        DATABASE
    }

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, Set<String>> received = new HashMap<>();
    private RestartableDatabase database;
    private BrokerJvm broker;
    private volatile ApplicationJvm application;

    @BeforeEach
    void start() throws Exception {
        database = RestartableDatabase.start(folder.resolve("postgres"));
        broker = BrokerJvm.start(folder.resolve("broker"), FreePorts.next());
        startApplication();
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
        broker.close();
        database.close();
    }

    private void startApplication() throws Exception {
        application = ApplicationJvm.start(
                        ChaosApplication.class,
                        database.jdbcUrl(),
                        folder,
                        folder.resolve("checkpoints").toString(),
                        broker.bootstrapServers(),
                        folder.resolve("figures").toString())
                .awaitReady();
    }

    @Test
    void a_consumer_is_told_everything_that_may_be_told_in_order_and_nothing_else_whatever_is_killed()
            throws Exception {
        List<String> sharing = List.of("shares-1", "shares-2", "shares-3");
        String silent = "shares-nothing";
        String leaving = "shares-no-more";
        sharing.forEach(hcp -> register(hcp, "analytics", "crm-sharing"));
        register(leaving, "analytics", "crm-sharing");
        register(silent, "analytics");
        List<StubbornPortal> portals = Stream.concat(sharing.stream(), Stream.of(silent, leaving))
                .map(hcp -> new StubbornPortal(hcp, () -> application.port(), BATCH, PAUSE))
                .toList();
        portals.forEach(StubbornPortal::start);

        awaitProgress(portals);
        long withdrawal = 0;
        do {
            List<Victim> victims = new ArrayList<>(Arrays.asList(Victim.values()));
            Collections.shuffle(victims, random);
            for (Victim victim : victims) {
                kill(victim);
                awaitProgress(portals);
                if (withdrawal == 0) {
                    withdrawal = decide(leaving, "withdraw", "crm-sharing").position();
                }
            }
        } while (portals.stream().mapToLong(StubbornPortal::recorded).sum() < ACTIONS);
        for (StubbornPortal portal : portals) {
            portal.stop();
        }

        Map<String, List<String>> expected = new HashMap<>();
        sharing.forEach(hcp -> expected.put(hcp, recorded(hcp, Long.MAX_VALUE)));
        portals.stream()
                .filter(portal -> sharing.contains(portal.hcp()))
                .forEach(portal -> assertThat(expected.get(portal.hcp()))
                        .hasSizeBetween((int) portal.recorded(), (int) portal.recorded() + BATCH));
        readUntilAllOf(sharing, expected, leaving);
        sharing.forEach(hcp -> assertThat(List.copyOf(told(ENGAGEMENT, hcp))).isEqualTo(expected.get(hcp)));
        assertThat(told(ENGAGEMENT, silent)).isEmpty();
        assertThat(recorded(leaving, withdrawal)).containsSubsequence(told(ENGAGEMENT, leaving));
    }

    private void register(String hcp, String... purposes) {
        persist(hcp, "/api/v1/hcps", Portal.registration(hcp), 201);
        for (String purpose : purposes) {
            decide(hcp, "grant", purpose);
        }
    }

    private Answer decide(String hcp, String decision, String purpose) {
        String notice = decision.equals("withdraw") ? "" : ", \"notice\": \"n1\"";
        return persist(
                hcp + decision + purpose,
                "/api/v1/hcps/" + hcp + "/consents",
                "{\"decision\": \"%s\", \"purpose\": \"%s\"%s}".formatted(decision, purpose, notice),
                201);
    }

    private Answer persist(String key, String path, String body, int status) {
        try {
            Answer answer = StubbornPortal.persist(
                    () -> application.port(), api -> api.post(path, body, "Idempotency-Key", key));
            assertThat(answer.status()).as(answer::body).isEqualTo(status);
            return answer;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each portal has two more batches recorded: the first of them may have been on its way. */
    private static void awaitProgress(List<StubbornPortal> portals) {
        Map<String, Long> before = new HashMap<>();
        portals.forEach(portal -> before.put(portal.hcp(), portal.recorded()));
        await().atMost(PATIENCE)
                .until(() -> portals.stream().allMatch(portal -> {
                    portal.requireSound();
                    return portal.recorded() >= before.getOrDefault(portal.hcp(), 0L) + 2 * BATCH;
                }));
    }

    private void kill(Victim victim) throws Exception {
        log.atInfo().addKeyValue("victim", victim).log("is killed");
        Duration away = Duration.ofMillis(random.nextInt(1_500));
        switch (victim) {
            case BROKER -> {
                broker.kill();
                Thread.sleep(away);
                broker.startAgain();
            }
            case CONNECTOR ->
                await().atMost(PATIENCE)
                        .until(() ->
                                jdbc().sql("""
                                select pg_terminate_backend(active_pid) from pg_replication_slots where active_pid is not null
                                """).query(Boolean.class).optional().orElse(false));
            case APPLICATION -> {
                application.kill();
                Thread.sleep(away);
                startApplication();
            }
            case DATABASE -> {
                database.stop(Stop.IMMEDIATE);
                Thread.sleep(away);
                database.startAgain();
            }
        }
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl()));
    }

    /** Ids of the HCP's actions before a position, in the order of the log. */
    private List<String> recorded(String hcp, long before) {
        return jdbc().sql("""
                select event_id from event_log.event
                where metadata ->> 'subject' = :hcp and name like 'engagement.%' and position < :before order by position
                """)
                .param("hcp", hcp)
                .param("before", before)
                .query(String.class)
                .list();
    }

    /** What was read, first come first, until all is there that must come. */
    private void readUntilAllOf(List<String> sharing, Map<String, List<String>> expected, String leaving) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = Stream.of(ENGAGEMENT, CONSENT)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).pollDelay(Duration.ZERO).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(this::receive);
                sharing.forEach(hcp -> assertThat(told(ENGAGEMENT, hcp))
                        .as(hcp)
                        .hasSizeGreaterThanOrEqualTo(
                                expected.getOrDefault(hcp, List.of()).size()));
                assertThat(told("io.rapport.consent.withdrawn.v1", leaving)).hasSize(1);
            });
            consumer.poll(Duration.ofSeconds(1)).forEach(this::receive);
        }
    }

    private void receive(ConsumerRecord<String, String> message) {
        String id = header(message, "ce_id");
        for (String kind : List.of(message.topic(), header(message, "ce_type"))) {
            received.computeIfAbsent(kind + " " + message.key(), _ -> new LinkedHashSet<>())
                    .add(id);
        }
    }

    private Set<String> told(String kind, String hcp) {
        return received.getOrDefault(kind + " " + hcp, Set.of());
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
