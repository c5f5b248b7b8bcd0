package io.rapport.infra.bench;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The three ways to append, at 64 callers, for each kind of write. */
record AppendContenders(AppendFixture fixture, HcpHistory history) {

    private static final int UPDATES_OF_EACH = 5;

    /** Threads as the application has them for its callers. */
    private static final ClosedLoop CALLERS =
            new ClosedLoop(AppendFixture.CALLERS, Thread.ofVirtual().factory());

    private static final ClosedLoop RAW_CALLERS =
            new ClosedLoop(AppendFixture.CALLERS, Thread.ofPlatform().factory());

    List<Contender<Sample>> creating(Duration time) {
        return List.of(
                new Contender<>(AppendContest.LOG, () -> create(fixture.log(), time)),
                raw(fixture.created(), time),
                new Contender<>(AppendContest.STOCK, () -> create(fixture.stock(), time)));
    }

    private Sample create(CommandSide side, Duration time) throws Exception {
        return fixture.stopwatch()
                .time(() -> CALLERS.during(
                        time,
                        number ->
                                side.send(HcpCommands.register(UUID.randomUUID().toString()))));
    }

    /** One command on each HCP of a round, none of which had a command before. */
    List<Contender<Sample>> updating(Duration rawTime) {
        AtomicInteger logRound = new AtomicInteger();
        AtomicInteger stockRound = new AtomicInteger();
        return List.of(
                new Contender<>(AppendContest.LOG, () -> update(fixture.log(), logRound.getAndIncrement())),
                raw(fixture.updated(), rawTime),
                new Contender<>(AppendContest.STOCK, () -> update(fixture.stock(), stockRound.getAndIncrement())));
    }

    private Sample update(CommandSide side, int round) throws Exception {
        return fixture.stopwatch()
                .time(() -> CALLERS.count(
                        history.hcps(), number -> side.send(HcpCommands.choose(HcpHistory.id(round, number), 0))));
    }

    /** Several more commands on some HCPs of a round, all of which had a command already. */
    List<Contender<Sample>> updatingAgain(Duration rawTime) {
        AtomicInteger logRound = new AtomicInteger();
        AtomicInteger stockRound = new AtomicInteger();
        return List.of(
                new Contender<>(AppendContest.LOG, () -> updateAgain(fixture.log(), logRound.getAndIncrement())),
                raw(fixture.updated(), rawTime),
                new Contender<>(AppendContest.STOCK, () -> updateAgain(fixture.stock(), stockRound.getAndIncrement())));
    }

    private Sample updateAgain(CommandSide side, int round) throws Exception {
        int hcps = Math.max(1, history.hcps() / UPDATES_OF_EACH);
        return fixture.stopwatch()
                .time(() -> CALLERS.count(
                        history.hcps(),
                        number ->
                                side.send(HcpCommands.choose(HcpHistory.id(round, number % hcps), 1 + number / hcps))));
    }

    private Contender<Sample> raw(EventRow event, Duration time) {
        return new Contender<>(
                AppendContest.RAW,
                () -> fixture.stopwatch()
                        .time(() ->
                                RAW_CALLERS.during(time, number -> fixture.raw().append(event))));
    }
}
