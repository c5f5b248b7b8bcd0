package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.infra.eventlog.UnreadableEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Gathers the events of one of Axon's batches, and has them written at its end, in the transaction that stores the token. */
final class BatchEventHandler implements EventMessageHandler {

    private static final String BATCH = "rapport.batch";

    private static final class Batch {
        private final List<RecordedEvent> events = new ArrayList<>();
        private final List<UnreadableEvent> unreadable = new ArrayList<>();
        private long readTo;

        private LogBatch asRead() {
            return new LogBatch(events, unreadable, readTo);
        }
    }

    private final BatchWriter writer;

    BatchEventHandler(BatchWriter writer) {
        this.writer = writer;
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        EventChunk chunk = (EventChunk) message.getPayload();
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        unit.onCleanup(finished -> chunk.handled().run());
        Batch batch = unit.getOrComputeResource(BATCH, key -> openBatch(unit));
        chunk.events().forEach(event -> read(event, batch));
        batch.readTo = RecordedEvents.position(message);
        return null;
    }

    private static void read(TrackedEventMessage<?> event, Batch batch) {
        try {
            RecordedEvents.of(event).ifPresent(batch.events::add);
        } catch (RuntimeException e) {
            batch.unreadable.add(RecordedEvents.unreadable(event, e));
        }
    }

    private Batch openBatch(UnitOfWork<?> unit) {
        Batch batch = new Batch();
        unit.onPrepareCommit(committing -> writer.write(batch.asRead()));
        return batch;
    }
}
