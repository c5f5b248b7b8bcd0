package io.rapport.infra.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.erasure.ErasureEvent.ErasureDeclined;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RapportTest
class ReviewReactionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MANY = 1_000;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventStore log;

    @Autowired
    private EventProcessingConfiguration processing;

    @Test
    void an_event_that_is_read_again_opens_no_second_review() {
        String event = publish(1, false).getFirst();
        awaitOpened(List.of(event));
        PooledStreamingEventProcessor processor = processing
                .eventProcessor("reaction-review", PooledStreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        jdbc.sql("update processing.reaction set position = 0 where name = 'review'")
                .update();
        jdbc.sql("delete from processing.token_entry where processor_name = 'reaction-review'")
                .update();
        processor.start();
        String next = publish(1, false).getFirst();
        awaitOpened(List.of(next));
        assertThat(openings(List.of(event))).isEqualTo(1);
    }

    @Test
    void what_the_demo_made_up_opens_none() {
        List<String> simulated = publish(1, true);
        awaitOpened(publish(1, false));
        assertThat(openings(simulated)).isZero();
    }

    @Test
    void thousands_at_once_hold_up_nobody() {
        Portal portal = new Portal(port);
        List<String> events = publish(MANY, false);
        String hcp = portal.register();
        long position = portal.decide(hcp, "grant", "analytics").position();
        assertThat(Api.as(Role.PORTAL, port)
                        .get("/api/v1/hcps/" + hcp + "/consents?min-position=" + position)
                        .status())
                .isEqualTo(200);
        awaitOpened(events);
        assertThat(openings(events)).isEqualTo(MANY);
    }

    private void awaitOpened(List<String> events) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(openings(events)).isEqualTo(events.size()));
    }

    private long openings(List<String> events) {
        return jdbc.sql("select count(*) from event_log.event where name = 'review.opened' and stream = any (:streams)")
                .param(
                        "streams",
                        events.stream().map(event -> "review:" + event).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Of HCPs that there are not, so that nothing else follows. */
    private List<String> publish(int count, boolean simulated) {
        List<GenericDomainEventMessage<?>> events = IntStream.range(0, count)
                .<GenericDomainEventMessage<?>>mapToObj(
                        i -> declined(new HcpId("gone-" + UUID.randomUUID()), simulated))
                .toList();
        log.publish(events);
        return events.stream().map(GenericDomainEventMessage::getIdentifier).toList();
    }

    private static GenericDomainEventMessage<?> declined(HcpId hcp, boolean simulated) {
        // As commands do; the log and the read models would round what is finer in different ways.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Actor bob = new Actor("bob");
        EventContext context =
                new EventContext(now, hcp, bob, hcp, Channel.WEB, "request-1", null, ConsentSnapshot.NONE, simulated);
        return new GenericDomainEventMessage<>(
                "erasure",
                "erasure:" + hcp.value(),
                0,
                new ErasureDeclined(hcp, new ProtectedText("accountability.UmVhc29u"), bob),
                context.toMap(),
                UUID.randomUUID().toString(),
                now);
    }
}
