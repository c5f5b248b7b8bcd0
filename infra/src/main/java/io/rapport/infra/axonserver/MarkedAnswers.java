package io.rapport.infra.axonserver;

import io.rapport.command.dispatch.IdempotencyRecords;
import io.rapport.command.dispatch.IdempotentAnswer;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.infra.eventlog.AnswerMarker;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Answers as markers in the log. A marker is published with the events of its command, and by a command that has none:
 * the append takes both or neither.
 */
final class MarkedAnswers implements IdempotencyRecords {

    private final AxonServerLog log;

    MarkedAnswers(AxonServerLog log) {
        this.log = log;
    }

    /** The position is the log's end, because a stream does not tell where in the log it is. */
    @Override
    public Optional<Answer> find(Fingerprint key) {
        try {
            return log.readEvents(AnswerMarker.stream(key))
                    .asStream()
                    .map(event -> (AnswerMarker) event.getPayload())
                    .findFirst()
                    .map(marker -> new Answer(marker.request(), marker.resource(), log.position()));
        } catch (RuntimeException e) {
            throw LogFailures.translated(e);
        }
    }

    /** Has nothing left to do: the marker was appended when the command was committed. */
    @Override
    public void remember(IdempotentAnswer answer, long position) {}

    /** Intercepts the handling of commands; no bean of its own, because Axon would register it a second time. */
    @Nullable
    Object mark(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        Object result = chain.proceed();
        IdempotentAnswer.of(unit.getMessage().getMetaData()).ifPresent(this::publish);
        return result;
    }

    private void publish(IdempotentAnswer answer) {
        log.publish(new GenericDomainEventMessage<>(
                "answer",
                AnswerMarker.stream(answer.idempotency().key()),
                0,
                new AnswerMarker(answer.idempotency().request(), answer.resource()),
                Map.of()));
    }
}
