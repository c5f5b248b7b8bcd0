package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReactionEventHandlerTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final HcpId CONCERNED = new HcpId("ada");

    /** Is concerned by one HCP. */
    private static final Reaction REACTION = new Reaction() {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public boolean react(RecordedEvent event) {
            return event.event().equals(new HcpDeactivated(CONCERNED));
        }
    };

    private final ReactionEventHandler handler =
            new ReactionEventHandler(REACTION, new ProgressOnly(DATABASE.jdbc()), DATABASE.jdbc());

    @BeforeEach
    void nothingSeen() {
        DATABASE.template().execute("truncate processing.reaction");
    }

    @Test
    void that_something_was_set_off_is_on_the_disk() {
        assertThat(committedBy(chunk(1, CONCERNED))).isEqualTo("on");
    }

    @Test
    void that_nothing_was_waits_for_no_disk() {
        assertThat(committedBy(chunk(1, new HcpId("ben")))).isEqualTo("off");
    }

    @Test
    void what_one_chunk_of_a_batch_set_off_is_on_the_disk_though_another_set_off_nothing() {
        assertThat(committedBy(chunk(1, CONCERNED), chunk(2, new HcpId("ben")))).isEqualTo("on");
    }

    private static TrackedEventMessage<?> chunk(long position, HcpId hcp) {
        TrackingToken token = new GlobalSequenceTrackingToken(position);
        DomainEvent event = new HcpDeactivated(hcp);
        EventContext context = EventContext.anonymous(Instant.parse("2026-03-01T09:00:00Z"), Channel.WEB, false);
        TrackedEventMessage<?> message = new GenericTrackedDomainEventMessage<>(
                token, new GenericDomainEventMessage<>("hcp", "hcp-" + hcp.value(), position, event, context.toMap()));
        return new GenericTrackedEventMessage<>(
                token, new GenericEventMessage<>(new EventChunk(List.of(message), () -> {})));
    }

    /** The setting by which a batch of chunks is committed. */
    private String committedBy(TrackedEventMessage<?>... chunks) {
        AtomicReference<String> setting = new AtomicReference<>();
        DATABASE.inTransaction(() -> {
            // The server of the tests waits for no disk otherwise.
            DATABASE.jdbc().sql("set local synchronous_commit = on").update();
            DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(chunks[0]);
            for (TrackedEventMessage<?> chunk : chunks) {
                handler.handle(chunk);
            }
            unit.commit();
            setting.set(DATABASE.jdbc()
                    .sql("show synchronous_commit")
                    .query(String.class)
                    .single());
        });
        return setting.get();
    }
}
