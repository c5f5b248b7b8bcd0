package io.rapport.command.web;

import io.rapport.command.dispatch.AppendReceipt;
import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.OccurrenceTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** One HTTP write: its circumstances and the way to the command bus. Controllers take it as an argument. */
public record WriteRequest(CommandContext context, CommandDispatcher dispatcher) {

    /** The response header with the log position that includes the write. */
    public static final String POSITION_HEADER = "Rapport-Position";

    public Actor actor() {
        return context.actor();
    }

    /** When what is written happened: now, unless the client said otherwise. */
    public Instant occurredAt() {
        return context.occurredAt();
    }

    /** The same write, of something that happened at {@code at} if that is given. */
    public WriteRequest occurring(@Nullable Instant at) {
        return at == null
                ? this
                : new WriteRequest(
                        context.occurring(OccurrenceTime.requireCredible(at, context.receivedAt())), dispatcher);
    }

    /** @param location the path of what is created, with {@code {id}} in it */
    public ResponseEntity<WriteReceipt> create(Object command, String id, String location) {
        WriteReceipt receipt = dispatcher.send(command, id, context);
        return answer(
                ResponseEntity.created(UriComponentsBuilder.fromPath(location).build(receipt.id())), receipt);
    }

    public ResponseEntity<WriteReceipt> change(Object command, String id) {
        return answer(ResponseEntity.ok(), dispatcher.send(command, id, context));
    }

    /** Whether it was answered before, as its idempotency key tells. */
    public boolean isRepeated() {
        return dispatcher.isRepeated(context);
    }

    public AppendReceipt send(Object command, String id) {
        return dispatcher.sendForResult(command, id, context);
    }

    private static ResponseEntity<WriteReceipt> answer(BodyBuilder response, WriteReceipt receipt) {
        return response.header(POSITION_HEADER, Long.toString(receipt.position()))
                .body(receipt);
    }
}
