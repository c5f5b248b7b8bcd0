package io.rapport.infra.bench;

import io.rapport.command.standing.Standings;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.shared.HcpId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The three ways to append, each with a database of its own on the same server. */
record AppendFixture(
        CommandSide log, CommandSide stock, RawAppender raw, EventRow created, EventRow updated, Stopwatch stopwatch) {

    static final int CALLERS = 64;

    private static final Duration POLL = Duration.ofMillis(50);

    /** @param history is made for each round */
    static AppendFixture prepare(BenchRun run, HcpHistory history) throws Exception {
        BenchServer server = BenchServer.start(run);
        CommandSide log = CommandSide.start(run, ProductionCommandSide.class, server.newDatabase("rapport"));
        CommandSide stock = CommandSide.start(
                run,
                StockCommandSide.class,
                server.newDatabase("stock"),
                "spring.datasource.hikari.maximum-pool-size=" + CALLERS);
        RawAppender raw = RawAppender.connect(run, server.newDatabase("raw").migrated(), CALLERS);
        run.progress().say("append: making HCPs of " + history.events() + " events");
        int rounds = run.rounds();
        history.make(stock, AggregateCopies.STOCK, rounds);
        history.make(log, AggregateCopies.LOG, rounds);
        awaitStanding(log.context().getBean(Standings.class), HcpHistory.id(rounds - 1, history.hcps() - 1));
        JdbcClient jdbc = log.context().getBean(JdbcClient.class);
        return new AppendFixture(
                log,
                stock,
                raw,
                EventRow.read(jdbc, HcpHistory.templateStream(), 0),
                EventRow.read(jdbc, HcpHistory.templateStream(), 1),
                Stopwatch.of(server));
    }

    /** What the command side keeps itself informed by, it has read, and does not read while it is measured. */
    private static void awaitStanding(Standings standings, String last) throws InterruptedException {
        while (standings.hcp(new HcpId(last)) instanceof HcpState.Unregistered) {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }
}
