package io.rapport.infra.bench;

import io.rapport.infra.security.DemoTokens;
import io.rapport.infra.security.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * How soon a withdrawal has been confirmed by everybody whom it concerns, beside how soon it is acknowledged; and what it takes
 * to tell what was known of an HCP at a moment, from the events, beside what it takes to tell what is known now.
 */
final class ComplianceSuite implements Suite {

    private static final String NAME = "compliance";

    private static final int WITHDRAWALS = 100;
    private static final int LEAST_WITHDRAWALS = 5;
    private static final int HISTORY = 10_000;
    private static final int LEAST_HISTORY = 200;
    private static final int ACTIONS = 100;
    private static final int READS = 50;
    private static final int LEAST_READS = 5;

    private static final String LONGEST = "hcp-of-many-events";
    private static final String PAST = "as of a moment";
    private static final String PRESENT = "as of now, from tables";

    private static final Target EVERYWHERE_WITHIN = new Target.ValueAtMost(1_000, "ms");
    private static final Target TOLD_WITHIN = new Target.ValueAtMost(50, "ms");

    private final Function<Path, DemoTokens> tokens;

    ComplianceSuite(Function<Path, DemoTokens> tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        BenchApplication application = BenchApplication.start(run, tokens);
        ApiClient api = ApiClient.of(run, application);
        Audience.prepare(run, new PortalClient(api));
        return List.of(withdrawn(run, api), told(run, application, api));
    }

    private static Measurement withdrawn(BenchRun run, ApiClient api) throws Exception {
        int count = run.scaled(WITHDRAWALS, LEAST_WITHDRAWALS);
        Rounds<Withdrawals> rounds = Contest.hold(
                run, NAME + ", withdrawals", List.of(new Contender<>(NAME, () -> Withdrawals.measure(api, count))));
        return Measurement.of(
                NAME,
                "withdrawal",
                new Metric("p99 everywhere", "ms"),
                rounds.series(NAME, Withdrawals::everywhere),
                "p99 acknowledged",
                rounds.series(NAME, Withdrawals::acknowledged),
                EVERYWHERE_WITHIN);
    }

    private static Measurement told(BenchRun run, BenchApplication application, ApiClient api) throws Exception {
        int events = run.scaled(HISTORY, LEAST_HISTORY);
        int reads = run.scaled(READS, LEAST_READS);
        run.progress().say(NAME + ": an HCP with " + events + " events");
        String moment = history(run, application, new PortalClient(api), LONGEST, events);
        Rounds<ReadTimes> rounds = Contest.hold(
                run,
                NAME + ", the past",
                List.of(
                        new Contender<>(
                                PAST,
                                () -> ReadTimes.measure(
                                        api, Role.COMPLIANCE, "/hcps/" + LONGEST + "?as-of=" + moment, reads)),
                        new Contender<>(
                                PRESENT, () -> ReadTimes.measure(api, Role.COMPLIANCE, "/hcps/" + LONGEST, reads))));
        return Measurement.of(
                NAME,
                String.format(Locale.ROOT, "%,d events", events),
                new Metric("p99 as of a moment", "ms"),
                rounds.series(PAST, ReadTimes::p99),
                PRESENT,
                rounds.series(PRESENT, ReadTimes::p99),
                TOLD_WITHIN);
    }

    /** @return a moment after all of the events, when all of them have been projected */
    private static String history(
            BenchRun run, BenchApplication application, PortalClient portal, String hcp, int events) throws Exception {
        portal.register(hcp);
        for (int batch = 0; batch < events / ACTIONS; batch++) {
            portal.act(hcp, ActionBatch.json(NAME, batch, ACTIONS));
        }
        ProjectionProgress progress = ProjectionProgress.of(run, application);
        progress.await(progress.head(), application.process()::requireNotFailed);
        return Instant.now().toString();
    }
}
