package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.RecordedEvents;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one gate through which events have effects beyond read models. The position up to which a reaction has seen the log is
 * kept beside its processor's token, and never goes back: so a token that is reset sets off nothing again.
 */
final class ReactionEventHandler implements EventMessageHandler {

    private static final Logger log = LoggerFactory.getLogger(ReactionEventHandler.class);

    /** Whether anything was set off in a batch, of one chunk or several. */
    private static final String EFFECTIVE = "rapport.effective";

    private final Reaction reaction;
    private final ProgressOnly progressOnly;
    private final JdbcClient jdbc;

    ReactionEventHandler(Reaction reaction, ProgressOnly progressOnly, JdbcClient jdbc) {
        this.reaction = reaction;
        this.progressOnly = progressOnly;
        this.jdbc = jdbc;
    }

    /**
     * Where a processor without a token begins: at the end of the log, once; and from then on where the reaction has got
     * to, so that a token that is lost makes it miss nothing either.
     */
    TrackingToken beginning(StreamableMessageSource<?> log) {
        jdbc.sql("insert into processing.reaction (name, position) values (:name, :head) on conflict do nothing")
                .param("name", reaction.name())
                .param("head", log.createHeadToken().position().orElse(0))
                .update();
        return new GlobalSequenceTrackingToken(lockSeen());
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        EventChunk chunk = (EventChunk) message.getPayload();
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        unit.onCleanup(finished -> chunk.handled().run());
        AtomicBoolean effective = unit.getOrComputeResource(EFFECTIVE, key -> openBatch(unit));
        if (react(chunk, lockSeen())) {
            effective.set(true);
        }
        keep(RecordedEvents.position(message));
        return null;
    }

    private AtomicBoolean openBatch(UnitOfWork<?> unit) {
        AtomicBoolean effective = new AtomicBoolean();
        unit.onPrepareCommit(committing -> {
            if (!effective.get()) {
                progressOnly.declare();
            }
        });
        return effective;
    }

    /** Whether any of what was not seen before set anything off. */
    private boolean react(EventChunk chunk, long seen) {
        boolean effective = false;
        for (TrackedEventMessage<?> event : chunk.events()) {
            if (RecordedEvents.position(event) > seen) {
                effective |= recorded(event).map(reaction::react).orElse(false);
            }
        }
        return effective;
    }

    private Optional<RecordedEvent> recorded(TrackedEventMessage<?> event) {
        try {
            return RecordedEvents.of(event);
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("reaction", reaction.name())
                    .addKeyValue("position", RecordedEvents.position(event))
                    .setCause(e)
                    .log("an event that cannot be read sets off nothing");
            return Optional.empty();
        }
    }

    private long lockSeen() {
        return jdbc.sql("select position from processing.reaction where name = :name for update")
                .param("name", reaction.name())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void keep(long position) {
        jdbc.sql("""
                insert into processing.reaction (name, position) values (:name, :position)
                on conflict (name) do update set position = greatest(reaction.position, excluded.position)
                """).param("name", reaction.name()).param("position", position).update();
    }
}
