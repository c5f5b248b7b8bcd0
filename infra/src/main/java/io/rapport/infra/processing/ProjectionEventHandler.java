package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionWriter;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gathers the events of one of Axon's batches and writes what they change at its end, in the transaction that stores the
 * token.
 */
final class ProjectionEventHandler implements EventMessageHandler {

    private static final String BATCH = "rapport.projectionBatch";

    private static final class Batch {
        private final List<RecordedEvent> events = new ArrayList<>();
        private long readTo;
    }

    private final Projection projection;
    private final ProjectionWriter writer;

    ProjectionEventHandler(Projection projection, JdbcTemplate jdbc) {
        this.projection = projection;
        this.writer = new ProjectionWriter(projection, jdbc);
    }

    String processor() {
        return projection.name();
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        EventChunk chunk = (EventChunk) message.getPayload();
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        unit.onCleanup(finished -> chunk.handled().run());
        Batch batch = unit.getOrComputeResource(BATCH, key -> openBatch(unit));
        chunk.events().forEach(event -> RecordedEvents.of(event).ifPresent(batch.events::add));
        batch.readTo = RecordedEvents.position(message);
        return null;
    }

    private Batch openBatch(UnitOfWork<?> unit) {
        Batch batch = new Batch();
        unit.onPrepareCommit(committing -> writer.apply(batch.events, batch.readTo));
        return batch;
    }
}
