package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.processing.Reaction;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.ReadModels;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** Replays change read models, and nothing else in the world. */
@ReplayApplicationTest
@Import(NoSideEffectsTest.Recording.class)
@DirtiesContext
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class NoSideEffectsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> DECISIONS =
            List.of("replay.projection-switched", "replay.projection-rolled-back");

    /** Remembers what was set off. */
    static final class Recorder implements Reaction {

        private final List<Long> positions = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public boolean react(RecordedEvent event) {
            return positions.add(event.position());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Recording {
        @Bean
        Recorder recorder() {
            return new Recorder();
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Recorder recorder;

    private Operator operator;

    @BeforeEach
    void caughtUp() {
        ReplaySample.load(application);
        operator = new Operator(port);
        awaitAll();
    }

    @AfterEach
    void endAll() {
        operator.endAll();
    }

    private void awaitAll() {
        ReadModels.awaitCaughtUp(jdbc, log);
        await().atMost(PATIENCE).until(() -> recorder.positions.contains(head()));
        assertThat(recorder.positions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, head()).boxed().toList());
    }

    @Test
    void replays_and_switches_record_nothing_but_decisions_and_set_off_nothing_again() {
        SortedMap<String, List<String>> before = dump();
        for (int i = 0; i < 2; i++) {
            operator.replay(Operator.allNames(), "\"compare\": true, \"replace\": true");
            operator.replay(Operator.allNames(), "\"to\": \"" + head() / 2 + "\"");
            for (Projection projection : Projections.all()) {
                assertThat(operator.switchOver(projection.name()).status()).isEqualTo(200);
                assertThat(operator.rollBack(projection.name()).status()).isEqualTo(200);
            }
        }
        awaitAll();
        SortedMap<String, List<String>> after = dump();
        List<String> eventsBefore = Objects.requireNonNull(before.remove("event_log.event"));
        List<String> eventsAfter = Objects.requireNonNull(after.remove("event_log.event"));
        int decisions = 4 * Projections.all().size();
        assertThat(eventsAfter).hasSize(eventsBefore.size() + decisions).containsAll(eventsBefore);
        assertThat(jdbc.sql("select count(*) from event_log.event where name in (:names)")
                        .param("names", DECISIONS)
                        .query(Integer.class)
                        .single())
                .isEqualTo(decisions);
        assertThat(after).isEqualTo(before).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from processing.token_entry where processor_name = 'reaction-recorder'",
                "update processing.token_entry set owner = null, token = convert_to(regexp_replace("
                        + "convert_from(token, 'UTF8'), '[0-9]+', '0', 'g'), 'UTF8') where processor_name = 'reaction-recorder'"
            })
    void a_reaction_whose_token_is_lost_misses_nothing_and_sets_off_nothing_twice(String loss) {
        PooledStreamingEventProcessor processor = processing
                .eventProcessor("reaction-recorder", PooledStreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        String missed = new Portal(port).register();
        assertThat(jdbc.sql(loss).update()).as(missed).isPositive();
        processor.start();
        new Portal(port).register();
        awaitAll();
    }

    private long head() {
        return log.createHeadToken().position().orElseThrow();
    }

    /** All rows that a replay has no business with, as text, by table; but for the tree, which grows with the log. */
    private SortedMap<String, List<String>> dump() {
        SortedMap<String, List<String>> dump = new TreeMap<>();
        jdbc.sql("""
                select schemaname || '.' || tablename from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema', 'audit')
                  and schemaname not like 'read\\_model%' and schemaname not like 'history\\_%'
                  and schemaname || '.' || tablename
                      not in ('processing.replay', 'processing.token_entry', 'processing.reaction')
                """)
                .query(String.class)
                .list()
                .forEach(table -> dump.put(
                        table,
                        jdbc.sql("select t::text from " + table + " t order by 1")
                                .query(String.class)
                                .list()));
        return dump;
    }
}
