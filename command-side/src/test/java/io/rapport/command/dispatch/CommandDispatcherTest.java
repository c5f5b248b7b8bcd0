package io.rapport.command.dispatch;

import static io.rapport.command.Examples.ADA;
import static io.rapport.command.Examples.CONTEXT;
import static io.rapport.command.Examples.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.command.LoggedEvents;
import io.rapport.command.dispatch.CommandContext.Idempotency;
import io.rapport.command.dispatch.DispatchRejection.IdempotencyKeyReused;
import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.hcp.HcpCommand.DeactivateHcp;
import io.rapport.domain.hcp.HcpRejection.HcpAlreadyRegistered;
import io.rapport.domain.privacy.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CommandDispatcherTest {

    private static final Object COMMAND = new DeactivateHcp(ADA);
    private static final Fingerprint KEY = new Fingerprint("0a".repeat(32));
    private static final Fingerprint REQUEST = new Fingerprint("0b".repeat(32));
    private static final Fingerprint OTHER_REQUEST = new Fingerprint("0c".repeat(32));

    private final Records records = new Records();
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine(1))
            .build();
    private final Standings standings = new Standings();
    private final StandingTail tail = new StandingTail(store, standings);
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final CommandDispatcher dispatcher = new CommandDispatcher(
            DefaultCommandGateway.builder().commandBus(bus).build(), records, tail);
    private final List<Object> handled = new ArrayList<>();
    private MessageHandler<CommandMessage<?>> handler = this::register;
    private long position;

    @BeforeEach
    void start() {
        bus.registerHandlerInterceptor(new ReceiptInterceptor(() -> 7, records));
        tail.start();
        bus.subscribe(DeactivateHcp.class.getName(), this::handle);
    }

    @AfterEach
    void stop() {
        tail.stop();
        store.shutDown();
    }

    @Test
    void a_command_is_answered_with_the_position_of_its_last_event() {
        assertThat(dispatcher.send(COMMAND, "hcp-ada", CONTEXT)).isEqualTo(new WriteReceipt("hcp-ada", 1));
    }

    @Test
    void what_a_command_decided_is_in_force_when_it_is_answered() {
        dispatcher.send(COMMAND, "hcp-ada", CONTEXT);

        assertThat(standings.hcp(ADA).isActive()).isTrue();
    }

    @Test
    void a_command_without_events_is_answered_with_the_head_of_the_log() {
        handleBy(_ -> "nothing to do");

        assertThat(dispatcher.sendForResult(COMMAND, "hcp-ada", CONTEXT).position())
                .isEqualTo(7);
    }

    @Test
    void a_handlers_own_answer_is_passed_on() {
        handleBy(_ -> "an answer");

        assertThat(dispatcher.sendForResult(COMMAND, "hcp-ada", CONTEXT).result(String.class))
                .isEqualTo("an answer");
    }

    @Test
    void a_repeated_request_is_answered_as_the_first_time() {
        WriteReceipt first = dispatcher.send(COMMAND, "hcp-ada", keyed(REQUEST));

        assertThat(dispatcher.send(COMMAND, "another-generated-id", keyed(REQUEST)))
                .isEqualTo(first);
    }

    @Test
    void what_another_process_recorded_is_in_force_when_it_is_answered_again() {
        twinCommits(REQUEST);

        dispatcher.send(COMMAND, "hcp-ada", keyed(REQUEST));

        assertThat(standings.hcp(ADA).isActive()).isTrue();
    }

    @Test
    void a_repeated_request_is_not_handled_again() {
        dispatcher.send(COMMAND, "hcp-ada", keyed(REQUEST));
        dispatcher.send(COMMAND, "hcp-ada", keyed(REQUEST));

        assertThat(handled).hasSize(1);
    }

    @Test
    void a_request_without_key_is_handled_every_time() {
        dispatcher.send(COMMAND, "hcp-ada", CONTEXT);
        dispatcher.send(COMMAND, "hcp-ada", CONTEXT);

        assertThat(handled).hasSize(2);
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        dispatcher.send(COMMAND, "hcp-ada", keyed(REQUEST));

        assertThatExceptionOfType(IdempotencyKeyReused.class)
                .isThrownBy(() -> dispatcher.send(COMMAND, "hcp-ada", keyed(OTHER_REQUEST)));
    }

    @Test
    void a_refused_command_leaves_its_key_free() {
        handleBy(_ -> {
            throw new HcpAlreadyRegistered();
        });
        assertThatExceptionOfType(HcpAlreadyRegistered.class)
                .isThrownBy(() -> dispatcher.send(COMMAND, "hcp-ada", keyed(REQUEST)));

        assertThat(records.find(KEY)).isEmpty();
    }

    @Test
    void a_request_whose_twin_commits_first_is_answered_as_its_twin() {
        handleBy(_ -> {
            twinCommits(REQUEST);
            return "recorded too late";
        });

        assertThat(dispatcher.send(COMMAND, "hcp-ada", keyed(REQUEST))).isEqualTo(new WriteReceipt("twin", 1));
    }

    @Test
    void a_request_that_meets_the_effect_of_its_twin_is_answered_as_its_twin() {
        handleBy(_ -> {
            twinCommits(REQUEST);
            throw new HcpAlreadyRegistered();
        });

        assertThat(dispatcher.send(COMMAND, "hcp-ada", keyed(REQUEST))).isEqualTo(new WriteReceipt("twin", 1));
    }

    @Test
    void a_request_that_loses_its_key_to_another_request_is_refused() {
        handleBy(_ -> {
            twinCommits(OTHER_REQUEST);
            return "recorded too late";
        });

        assertThatExceptionOfType(IdempotencyKeyReused.class)
                .isThrownBy(() -> dispatcher.send(COMMAND, "hcp-ada", keyed(REQUEST)));
    }

    @Test
    void a_command_that_meets_a_concurrent_change_is_tried_again() {
        handleBy(command -> {
            if (handled.size() < 3) {
                throw new ConcurrencyException("changed meanwhile");
            }
            return register(command);
        });

        assertThat(dispatcher.send(COMMAND, "hcp-ada", CONTEXT)).isEqualTo(new WriteReceipt("hcp-ada", 1));
    }

    @Test
    void a_command_that_keeps_meeting_concurrent_changes_is_given_up_after_five_attempts() {
        handleBy(_ -> {
            throw new ConcurrencyException("changed meanwhile");
        });
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> dispatcher.send(COMMAND, "hcp-ada", CONTEXT));

        assertThat(handled).hasSize(5);
    }

    private Object handle(CommandMessage<?> command) throws Exception {
        handled.add(command.getPayload());
        return handler.handle(command);
    }

    private void handleBy(MessageHandler<CommandMessage<?>> handler) {
        this.handler = handler;
    }

    /** Appends an event as an aggregate would, and remembers answer and position as the event log does. */
    private Object register(CommandMessage<?> command) {
        store.publish(new LoggedEvents().next(REGISTERED));
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        unit.resources().put(AppendReceipt.POSITION_RESOURCE, ++position);
        IdempotentAnswer answer = unit.getResource(AppendReceipt.ANSWER_RESOURCE);
        if (answer != null) {
            records.remember(answer, position);
        }
        return command.getIdentifier();
    }

    /** What another request under the same key does meanwhile, in a unit of work of its own. */
    private void twinCommits(Fingerprint request) {
        CompletableFuture.runAsync(() -> store.publish(new LoggedEvents().next(REGISTERED)))
                .join();
        records.remember(new IdempotentAnswer(new Idempotency(KEY, request), "twin"), 1);
    }

    private static CommandContext keyed(Fingerprint request) {
        return new CommandContext(
                CONTEXT.actor(),
                CONTEXT.channel(),
                CONTEXT.correlationId(),
                CONTEXT.receivedAt(),
                CONTEXT.occurredAt(),
                new Idempotency(KEY, request),
                false);
    }

    private static final class Records implements IdempotencyRecords {

        private final Map<Fingerprint, Answer> answers = new HashMap<>();

        @Override
        public Optional<Answer> find(Fingerprint key) {
            return Optional.ofNullable(answers.get(key));
        }

        @Override
        public void remember(IdempotentAnswer answer, long position) {
            if (answers.putIfAbsent(
                            answer.idempotency().key(),
                            new Answer(answer.idempotency().request(), answer.resource(), position))
                    != null) {
                throw new KeyInUse();
            }
        }
    }
}
