package io.rapport.infra.consent;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.ConsentCommand.ExpireConsent;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Records of each grant that has run out that it has, so that what rested on it is taken away. It permits nothing from the
 * instant of its end on, whether or not that is recorded yet. Every process looks; a grant that another one has recorded is
 * left alone by the decider, and two that record at the same time conflict on the HCP's stream.
 */
public final class ConsentExpiry implements SmartLifecycle {

    /** Ends when it is closed. */
    public interface Pause extends AutoCloseable {

        @Override
        void close();
    }

    private static final Logger log = LoggerFactory.getLogger(ConsentExpiry.class);

    private final Standings standings;
    private final CommandDispatcher dispatcher;
    private final Clock clock;
    private final Duration interval;
    private volatile @Nullable ScheduledExecutorService running;

    ConsentExpiry(Standings standings, CommandDispatcher dispatcher, Clock clock, Duration interval) {
        this.standings = standings;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.interval = interval;
    }

    /** Records all that has run out by now. */
    void sweep() {
        Instant now = clock.instant();
        for (GivenConsent grant : standings.ranOut(now)) {
            try {
                dispatcher.send(
                        new ExpireConsent(grant.hcpId(), grant.recordId(), now),
                        grant.recordId().value(),
                        CommandContext.unattended(UUID.randomUUID().toString(), now));
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("record", grant.recordId().value())
                        .setCause(e)
                        .log("that a grant has run out could not be recorded, it is tried again");
            }
        }
    }

    private void sweepAndGoOn() {
        try {
            sweep();
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("grants that have run out could not be looked for, it is tried again");
        }
    }

    /**
     * Nothing is said to have run out until what is returned is closed. Who records with times of the past would otherwise
     * record actions under a grant that has run out already.
     */
    public Pause pause() {
        stop();
        return this::start;
    }

    @Override
    public void start() {
        ScheduledExecutorService starting = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("consent-expiry").daemon().factory());
        var unused = starting.scheduleWithFixedDelay(
                this::sweepAndGoOn, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        running = starting;
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = running;
        running = null;
        if (stopping != null) {
            stopping.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** After commands are handled, and stopped before them. */
    @Override
    public int getPhase() {
        return 1;
    }
}
