package io.rapport.command.engagement;

import io.rapport.command.dispatch.AppendReceipt;
import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.engagement.AnonymousAction;
import io.rapport.domain.engagement.RecordAnonymousActions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Appends the anonymous actions of mixed batches, those of all requests of a period together and in random order. Periods
 * begin at fixed times, so that the append does not tell who came first. Whoever comes first in a period waits for its
 * end and appends for all; the others wait for that.
 */
public final class AnonymousMix {

    /** What became of the actions, in their order, and the position that includes them. */
    record Outcome(long position, List<ActionOutcome> outcomes) {}

    private static final class Round {
        private final List<AnonymousAction> actions = new ArrayList<>();
        private final CompletableFuture<AppendReceipt> appended = new CompletableFuture<>();
    }

    private final CommandDispatcher dispatcher;
    private final Clock clock;
    private final Duration period;
    private @Nullable Round open;

    /** @param period how long the actions of several requests are gathered at most; at zero each request's are alone */
    public AnonymousMix(CommandDispatcher dispatcher, Clock clock, Duration period) {
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.period = period;
    }

    /** Returns when the actions are durable; throws what the append threw. */
    Outcome record(List<AnonymousAction> actions) {
        Round round;
        int first;
        boolean leading;
        synchronized (this) {
            Round begun = open;
            leading = begun == null;
            round = begun == null ? new Round() : begun;
            open = round;
            first = round.actions.size();
            round.actions.addAll(actions);
        }
        if (leading) {
            awaitEndOfPeriod();
            append(round);
        }
        AppendReceipt receipt = receipt(round);
        return new Outcome(
                receipt.position(),
                ((List<?>) receipt.result(List.class))
                        .subList(first, first + actions.size()).stream()
                                .map(ActionOutcome.class::cast)
                                .toList());
    }

    /** An interrupted request appends at once: others wait for it. */
    private void awaitEndOfPeriod() {
        long millis = period.toMillis();
        if (millis == 0) {
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(millis - clock.millis() % millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(Round round) {
        synchronized (this) {
            open = null;
        }
        try {
            round.appended.complete(dispatcher.sendForResult(
                    new RecordAnonymousActions(round.actions),
                    "anonymous",
                    CommandContext.unattended("anonymous", clock.instant())));
        } catch (RuntimeException | Error e) {
            round.appended.completeExceptionally(e);
        }
    }

    private static AppendReceipt receipt(Round round) {
        try {
            return round.appended.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
