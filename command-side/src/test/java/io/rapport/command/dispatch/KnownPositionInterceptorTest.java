package io.rapport.command.dispatch;

import static io.rapport.command.Examples.ADA;
import static io.rapport.command.Examples.CONTEXT;
import static io.rapport.command.Examples.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.LoggedEvents;
import io.rapport.command.dispatch.IdempotencyRecords.Answer;
import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.command.standing.StandingsBehind;
import io.rapport.domain.hcp.HcpCommand.DeactivateHcp;
import io.rapport.domain.privacy.Fingerprint;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One process sends commands, another handles them; each reads the log by itself. */
@Timeout(30)
class KnownPositionInterceptorTest {

    private static final Object COMMAND = new DeactivateHcp(ADA);

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine(1))
            .build();
    private final StandingTail sendersTail = new StandingTail(store, new Standings());
    private final Standings handlers = new Standings();
    private final StandingTail handlersTail = new StandingTail(store, handlers);
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final CommandDispatcher sender = new CommandDispatcher(
            DefaultCommandGateway.builder().commandBus(bus).build(), new NoRecords(), sendersTail);

    @BeforeEach
    void start() {
        bus.registerHandlerInterceptor(new KnownPositionInterceptor(handlersTail));
        bus.registerHandlerInterceptor(new ReceiptInterceptor(() -> 0, new NoRecords()));
        bus.subscribe(
                DeactivateHcp.class.getName(), command -> handlers.hcp(ADA).isActive());
        store.publish(new LoggedEvents().next(REGISTERED));
        sendersTail.start();
    }

    @AfterEach
    void stop() {
        sendersTail.stop();
        handlersTail.stop();
        store.shutDown();
    }

    @Test
    void a_command_is_judged_by_all_that_its_sender_had_read() {
        CompletableFuture<AppendReceipt> receipt =
                CompletableFuture.supplyAsync(() -> sender.sendForResult(COMMAND, "hcp-ada", CONTEXT));

        handlersTail.start();

        assertThat(receipt.join().result(Boolean.class)).isTrue();
    }

    @Test
    void a_command_is_not_judged_by_less() {
        assertThatThrownBy(() -> sender.sendForResult(COMMAND, "hcp-ada", CONTEXT))
                .isInstanceOf(StandingsBehind.class);
    }

    private static final class NoRecords implements IdempotencyRecords {

        @Override
        public Optional<Answer> find(Fingerprint key) {
            return Optional.empty();
        }

        @Override
        public void remember(IdempotentAnswer answer, long position) {}
    }
}
