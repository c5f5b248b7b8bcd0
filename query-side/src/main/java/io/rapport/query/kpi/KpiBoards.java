package io.rapport.query.kpi;

import io.rapport.query.kpi.KpiAnswer.Freshness;
import io.rapport.query.kpi.KpiBoard.Trend;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Boards as they were a short while ago: whoever asks gets the one there is, and has the next one made if it is not the
 * newest. Each says how fresh it is. One that takes long to make is made less often, so that boards never take more than a
 * twentieth of a processor.
 */
@Component
class KpiBoards {

    static final int PERIODS = 13;

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration STALE = Duration.ofMinutes(10);
    private static final int REST = 20;
    private static final Duration SOON = Duration.ofMillis(50);
    private static final int KEPT = 64;

    private record Key(Period period, Cut cut) {}

    /** @param took how long it took to make */
    private record Made(KpiBoard board, Duration took) {

        Instant at() {
            return board.freshness().computedAt();
        }

        boolean isFresh(Instant now) {
            Duration rest = took.multipliedBy(REST);
            return at().plus(rest.compareTo(FRESH) > 0 ? rest : FRESH).isAfter(now);
        }
    }

    private final Kpis kpis;
    private final KpiFigures figures;
    private final KpiFreshness freshness;
    private final Executor background;
    private final Clock clock;
    private final Map<Key, Made> made = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Made> eldest) {
            return size() > KEPT;
        }
    };
    private final Map<Key, CompletableFuture<Made>> making = new HashMap<>();

    KpiBoards(
            Kpis kpis,
            KpiFigures figures,
            KpiFreshness freshness,
            @Qualifier("applicationTaskExecutor") Executor background,
            Clock clock) {
        this.kpis = kpis;
        this.figures = figures;
        this.freshness = freshness;
        this.background = background;
        this.clock = clock;
    }

    /** The board if there is one, or if one is made in no time; otherwise it is being made when this returns. */
    Optional<KpiBoard> soon(Period period, Cut cut) {
        Key key = new Key(period, cut);
        Made there = latest(key);
        if (there != null && there.at().plus(STALE).isAfter(clock.instant())) {
            return Optional.of(board(period, cut));
        }
        try {
            return Optional.of(
                    make(key).get(SOON.toMillis(), TimeUnit.MILLISECONDS).board());
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    KpiBoard board(Period period, Cut cut) {
        Key key = new Key(period, cut);
        Instant now = clock.instant();
        Made there = latest(key);
        if (there != null && there.isFresh(now)) {
            return there.board();
        }
        CompletableFuture<Made> next = make(key);
        return there != null && there.at().plus(STALE).isAfter(now)
                ? there.board()
                : await(next).board();
    }

    private static Made await(CompletableFuture<Made> next) {
        try {
            return next.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private synchronized @Nullable Made latest(Key key) {
        return made.get(key);
    }

    private synchronized CompletableFuture<Made> make(Key key) {
        CompletableFuture<Made> running = making.get(key);
        if (running != null) {
            return running;
        }
        CompletableFuture<Made> next = CompletableFuture.supplyAsync(() -> compute(key), background);
        making.put(key, next);
        var unused = next.whenComplete((result, failure) -> done(key, result));
        return next;
    }

    private synchronized void done(Key key, @Nullable Made result) {
        making.remove(key);
        if (result != null) {
            made.put(key, result);
        }
    }

    private Made compute(Key key) {
        long began = System.nanoTime();
        Freshness fresh = freshness.now();
        List<Period> periods = key.period().last(PERIODS);
        List<Trend> trends = kpis.all().stream()
                .filter(kpi -> kpi.cuts().containsAll(key.cut().codes().keySet()))
                .map(kpi -> new Trend(kpi, figures.over(kpi, periods, key.cut())))
                .toList();
        return new Made(
                new KpiBoard(key.period(), key.cut(), fresh, trends), Duration.ofNanos(System.nanoTime() - began));
    }
}
