package io.rapport.infra.demo;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.IdempotencyRecords;
import io.rapport.command.dispatch.IdempotentAnswer;
import io.rapport.command.dispatch.ReceiptInterceptor;
import io.rapport.command.engagement.ActionOutcome;
import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.ConsentCommand.ConfirmConsent;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.content.ContentCommand;
import io.rapport.domain.engagement.AcceptedAction;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.engagement.ReportedAction;
import io.rapport.domain.hcp.HcpCommand;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.sampling.SamplingCommand;
import io.rapport.domain.shared.DomainRejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The real way of a command up to its handlers, and the pure deciders behind it. */
final class CommandSideDouble {

    /** A change of the world, or one action. */
    record Fact(Instant recordedAt, String resource, Object what) {}

    final List<Fact> log = new ArrayList<>();
    final FoldedWorld world = new FoldedWorld();
    final AtomicInteger mostInFlight = new AtomicInteger();
    final List<CommandContext> contexts = new ArrayList<>();
    int failAfter = Integer.MAX_VALUE;

    private final Set<String> actions = new HashSet<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();

    CommandSideDouble() {
        Stream.of(HcpCommand.class, HcpCommand.VerifyIdentity.class, ContentCommand.class, SamplingCommand.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .forEach(this::subscribe);
        Stream.of(
                        GrantConsent.class,
                        ConfirmConsent.class,
                        RefuseConsent.class,
                        WithdrawConsent.class,
                        RecordEngagements.class)
                .forEach(this::subscribe);
    }

    CommandDispatcher dispatcher() {
        Records records = new Records();
        var unused = bus.registerHandlerInterceptor(new ReceiptInterceptor(() -> 0, records));
        return new CommandDispatcher(
                DefaultCommandGateway.builder().commandBus(bus).build(),
                records,
                new StandingTail(new NoEvents(), new Standings()));
    }

    private void subscribe(Class<?> command) {
        var unused = bus.subscribe(command.getName(), this::handle);
    }

    private @Nullable Object handle(CommandMessage<?> message) throws InterruptedException {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            // Gives the others time to get in the way.
            LockSupport.parkNanos(20_000);
            return change(message);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private synchronized @Nullable Object change(CommandMessage<?> message) {
        if (failAfter-- <= 0) {
            throw new IllegalStateException("killed");
        }
        CommandContext context = CommandContext.from(message.getMetaData());
        contexts.add(context);
        if (message.getPayload() instanceof RecordEngagements engagements) {
            return engagements.actions().stream()
                    .map(action -> record(engagements, action, context.receivedAt()))
                    .toList();
        }
        world.handle(message.getPayload());
        log.add(new Fact(
                context.receivedAt(), String.valueOf(message.getMetaData().get("resource")), message.getPayload()));
        return null;
    }

    private ActionOutcome record(RecordEngagements command, ReportedAction action, Instant receivedAt) {
        try {
            if (!actions.add(command.hcpId().value() + "/" + action.clientId().value())) {
                return new ActionOutcome.Duplicate(action.clientId());
            }
            AcceptedAction accepted = world.accept(command.hcpId(), action, receivedAt);
            log.add(new Fact(receivedAt, command.hcpId().value(), accepted));
            return new ActionOutcome.Recorded(action.clientId(), accepted instanceof AcceptedAction.Anonymous);
        } catch (DomainRejection reason) {
            return new ActionOutcome.Rejected(action.clientId(), reason);
        }
    }

    private static final class Records implements IdempotencyRecords {

        private final Map<Fingerprint, Answer> answers = new ConcurrentHashMap<>();

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

    private static final class NoEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
            throw new AssertionError("nothing is tailed");
        }
    }
}
