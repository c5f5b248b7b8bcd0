package io.rapport.infra.outbox;

import io.rapport.infra.streams.SlotLoss;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the outbox back to where messages were delivered for certain. Consent is judged again as they leave again. */
final class OutboxRewind implements SlotLoss {

    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final TokenStore tokens;
    private final TransactionTemplate transaction;

    OutboxRewind(
            ObjectProvider<EventProcessingConfiguration> processing,
            TokenStore tokens,
            TransactionTemplate transaction) {
        this.processing = processing;
        this.tokens = tokens;
        this.transaction = transaction;
    }

    @Override
    public void republishFrom(long position) {
        Optional<StreamingEventProcessor> running = processing
                .getObject()
                .eventProcessor(OutboxWriter.NAME, StreamingEventProcessor.class)
                .filter(StreamingEventProcessor::isRunning);
        running.ifPresent(StreamingEventProcessor::shutDown);
        try {
            transaction.executeWithoutResult(_ -> rewindTo(position));
        } finally {
            running.ifPresent(StreamingEventProcessor::start);
        }
    }

    private void rewindTo(long position) {
        TrackingToken before = new GlobalSequenceTrackingToken(Math.max(0, position - 1));
        for (int segment : tokens.fetchSegments(OutboxWriter.NAME)) {
            // Only whoever has claimed a segment may say how far it is.
            tokens.fetchToken(OutboxWriter.NAME, segment);
            tokens.storeToken(before, OutboxWriter.NAME, segment);
            tokens.releaseClaim(OutboxWriter.NAME, segment);
        }
    }
}
