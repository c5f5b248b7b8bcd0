package io.rapport.command.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.IdempotencyRecords;
import io.rapport.command.dispatch.IdempotentAnswer;
import io.rapport.command.dispatch.ReceiptInterceptor;
import io.rapport.command.engagement.ActionOutcome.Recorded;
import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.engagement.AnonymousAction;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.engagement.EngagementEvent.ContentShared;
import io.rapport.domain.engagement.RecordAnonymousActions;
import io.rapport.domain.event.EventId;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AnonymousMixTest {

    /** From the beginning of a period to its end there is time enough for the others to come. */
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** Not the common pool, which may have a single thread. */
    private static final Executor THREADS = Thread::startVirtualThread;

    private static final Clock BEGINNING = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final List<RecordAnonymousActions> appended = new CopyOnWriteArrayList<>();
    private boolean failing;

    @Test
    void what_comes_in_one_period_is_appended_together() {
        AnonymousMix mix = mixing(PERIOD);
        List<CompletableFuture<AnonymousMix.Outcome>> requests = Stream.of("a", "b", "c")
                .map(id ->
                        CompletableFuture.supplyAsync(() -> mix.record(List.of(action(id), action(id + id))), THREADS))
                .toList();
        requests.forEach(CompletableFuture::join);
        assertThat(appended)
                .singleElement()
                .satisfies(command -> assertThat(command.actions()).hasSize(6));
    }

    @Test
    void each_is_answered_for_its_own_actions() {
        AnonymousMix mix = mixing(PERIOD);
        List<CompletableFuture<AnonymousMix.Outcome>> requests = Stream.of("a", "b")
                .map(id ->
                        CompletableFuture.supplyAsync(() -> mix.record(List.of(action(id), action(id + id))), THREADS))
                .toList();
        assertThat(requests.get(0).join().outcomes()).containsExactly(recorded("a"), recorded("aa"));
        assertThat(requests.get(1).join().outcomes()).containsExactly(recorded("b"), recorded("bb"));
        assertThat(requests.get(1).join().position()).isEqualTo(7);
    }

    @Test
    void what_comes_later_is_appended_later() {
        AnonymousMix mix = mixing(Duration.ofMillis(10));
        mix.record(List.of(action("a")));
        mix.record(List.of(action("b")));
        assertThat(appended).hasSize(2);
    }

    @Test
    void without_a_period_each_is_appended_at_once() {
        mixing(Duration.ZERO).record(List.of(action("a")));
        assertThat(appended).hasSize(1);
    }

    @Test
    void whoever_waits_is_told_that_the_append_failed() {
        failing = true;
        AnonymousMix mix = mixing(PERIOD);
        List<CompletableFuture<AnonymousMix.Outcome>> requests = Stream.of("a", "b")
                .map(id -> CompletableFuture.supplyAsync(() -> mix.record(List.of(action(id))), THREADS))
                .toList();
        assertThat(requests)
                .allSatisfy(request -> assertThatExceptionOfType(CompletionException.class)
                        .isThrownBy(request::join)
                        .havingCause()
                        .withMessageContaining("the log is away"));
    }

    private AnonymousMix mixing(Duration period) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        var unused = bus.subscribe(RecordAnonymousActions.class.getName(), this::append);
        NoRecords records = new NoRecords();
        var alsoUnused = bus.registerHandlerInterceptor(new ReceiptInterceptor(() -> 7, records));
        StandingTail tail = new StandingTail(
                _ -> {
                    throw new AssertionError("nothing is tailed");
                },
                new Standings());
        CommandDispatcher dispatcher = new CommandDispatcher(
                DefaultCommandGateway.builder().commandBus(bus).build(), records, tail);
        return new AnonymousMix(dispatcher, BEGINNING, period);
    }

    private Object append(CommandMessage<?> message) {
        if (failing) {
            throw new IllegalStateException("the log is away");
        }
        RecordAnonymousActions command = (RecordAnonymousActions) message.getPayload();
        appended.add(command);
        return command.actions().stream()
                .map(action -> new Recorded(action.clientId(), true))
                .toList();
    }

    private static AnonymousAction action(String id) {
        return new AnonymousAction(
                new EventId(id),
                new ClientActionId(id),
                new ContentShared(new ContentId("article-1"), null),
                Instant.EPOCH,
                Channel.WEB);
    }

    private static Recorded recorded(String id) {
        return new Recorded(new ClientActionId(id), true);
    }

    private static final class NoRecords implements IdempotencyRecords {

        @Override
        public Optional<Answer> find(Fingerprint key) {
            return Optional.empty();
        }

        @Override
        public void remember(IdempotentAnswer answer, long position) {
            throw new AssertionError("no answer is remembered");
        }
    }
}
