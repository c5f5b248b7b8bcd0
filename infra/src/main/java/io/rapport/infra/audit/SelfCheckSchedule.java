package io.rapport.infra.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs self-checks when they are due, in the process that extends the tree, and when one is asked for, in any. */
final class SelfCheckSchedule implements SmartLifecycle {

    /** What a check goes over. */
    enum Scope {
        RECENT,
        FULL
    }

    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(SelfCheckSchedule.class);

    private final SelfCheck check;
    private final Optional<TrailCheck> trail;
    private final Verdicts verdicts;
    private final AuditProperties properties;
    private final BooleanSupplier isOurTurn;
    private final Clock clock;
    private final LinkedBlockingQueue<Set<Scope>> asked = new LinkedBlockingQueue<>();
    private volatile @Nullable Thread thread;
    private @Nullable Instant lastRecent;
    private @Nullable Instant lastFull;

    /** @param trail where the trail can be held against the log */
    SelfCheckSchedule(
            SelfCheck check,
            Optional<TrailCheck> trail,
            Verdicts verdicts,
            AuditProperties properties,
            BooleanSupplier isOurTurn,
            Clock clock) {
        this.check = check;
        this.trail = trail;
        this.verdicts = verdicts;
        this.properties = properties;
        this.isOurTurn = isOurTurn;
        this.clock = clock;
    }

    /** Has a check run soon, after those that run or were asked for. */
    void request(Scope scope) {
        asked.add(EnumSet.of(scope));
    }

    @Override
    public void start() {
        Thread checker = Thread.ofPlatform().name("audit-self-check").daemon().unstarted(this::run);
        thread = checker;
        checker.start();
    }

    private void run() {
        while (isRunning()) {
            try {
                Set<Scope> scopes = asked.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                for (Scope scope : scopes == null ? due() : scopes) {
                    run(scope);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | IOException e) {
                if (isRunning()) {
                    log.atWarn().setCause(e).log("a self-check could not be finished, it is tried again");
                }
            }
        }
    }

    private Set<Scope> due() {
        Set<Scope> due = EnumSet.noneOf(Scope.class);
        if (isOurTurn.getAsBoolean()) {
            Instant now = clock.instant();
            if (isDue(lastRecent, properties.selfCheckRecentInterval(), now)) {
                due.add(Scope.RECENT);
            }
            if (lastFull == null) {
                lastFull = storedFull(now);
            }
            if (isDue(lastFull, properties.selfCheckFullInterval(), now)) {
                due.add(Scope.FULL);
            }
        }
        return due;
    }

    /** Does not begin anew with each start; what claims to be from the future is not believed. */
    private @Nullable Instant storedFull(Instant now) {
        return verdicts.all().stream()
                .filter(verdict -> verdict.subject().equals(Verdict.FULL))
                .map(Verdict::startedAt)
                .filter(started -> !started.isAfter(now))
                .findFirst()
                .orElse(null);
    }

    private static boolean isDue(@Nullable Instant last, Duration interval, Instant now) {
        return last == null || !now.isBefore(last.plus(interval));
    }

    private void run(Scope scope) throws IOException, InterruptedException {
        switch (scope) {
            case RECENT -> {
                lastRecent = clock.instant();
                verdicts.give(check.recent(properties.selfCheckRecentEvents()));
                if (trail.isPresent()) {
                    trail.get().recent(properties.selfCheckRecentEvents()).ifPresent(verdicts::give);
                }
            }
            case FULL -> {
                lastFull = clock.instant();
                verdicts.give(check.full());
                if (trail.isPresent()) {
                    trail.get().full().ifPresent(verdicts::give);
                }
            }
        }
    }

    @Override
    public void stop() {
        Thread checker = thread;
        thread = null;
        if (checker == null) {
            return;
        }
        checker.interrupt();
        try {
            checker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
