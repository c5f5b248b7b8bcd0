package io.rapport.infra.bench;

import io.rapport.infra.security.DemoTokens;
import io.rapport.infra.security.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** How long the console's pages take to be made from a long log's read models, beside one that reads nothing. */
final class PagesSuite implements Suite {

    private static final String NAME = "pages";

    private static final int EVENTS = 1_000_000;
    private static final int LEAST_EVENTS = 10_000;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int READS = 40;
    private static final int LEAST_READS = 5;
    private static final int LISTS = 100;
    private static final int HCPS = 100;
    private static final double BYTES_PER_KB = 1_000;

    private static final String NOTHING_READ = "the first page";
    private static final Target MADE_WITHIN = new Target.ValueAtMost(150, "ms");
    private static final Target LIGHT = new Target.ValueAtMost(400, "KB");

    /** A page, or several of one kind. */
    private record Visited(String name, String person, PageTimes.Paths paths) {

        static Visited of(String person, String path) {
            return new Visited(path, person, number -> path);
        }
    }

    private final Function<Path, DemoTokens> tokens;

    PagesSuite(Function<Path, DemoTokens> tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        int events = run.scaled(EVENTS, LEAST_EVENTS);
        Instant end = Instant.now();
        BenchApplication application = BenchApplication.start(run, tokens);
        ApiClient api = ApiClient.of(run, application);
        Audience.prepare(run, new PortalClient(api));
        for (int number = 0; number < LISTS; number++) {
            api.get(Role.PORTAL, "/hcps/" + Audience.hcp(number) + "/recommendations");
        }
        LongLog.fill(run, application, events, GeneratedLog.over(LongLog.SEED, LongLog.PREFIX, YEAR, events, end));
        List<Measurement> measurements = new ArrayList<>();
        for (Visited visited : pages(LocalDate.ofInstant(end, ZoneOffset.UTC))) {
            measurements.add(made(run, application, visited));
        }
        measurements.add(weight(run, application));
        return measurements;
    }

    private static List<Visited> pages(LocalDate today) {
        String hcp = "/console/hcps/" + LongLog.PREFIX + "hcp-";
        return List.of(
                Visited.of("ANALYST", "/console/kpis"),
                new Visited(
                        "/console/kpis, another day",
                        "ANALYST",
                        number -> "/console/kpis?grain=day&at=" + today.minusDays(number)),
                new Visited(
                        "/console/kpis/active",
                        "ANALYST",
                        number -> "/console/kpis/active?grain=day&at=" + today.minusDays(number % HCPS)),
                Visited.of("ANALYST", "/console/content"),
                Visited.of("COMPLIANCE", "/console/hcps"),
                new Visited("/console/hcps/ID", "COMPLIANCE", number -> hcp + number % HCPS),
                new Visited(
                        "/console/hcps/ID, as of a day",
                        "COMPLIANCE",
                        number -> hcp + number % HCPS + "?as-of=" + today.minusDays(HCPS) + "T12:00:00Z"),
                Visited.of("COMPLIANCE", "/console/audit"),
                new Visited(
                        "/console/audit, of an HCP",
                        "COMPLIANCE",
                        number -> "/console/audit?subject=" + LongLog.PREFIX + "hcp-" + number % HCPS),
                Visited.of("COMPLIANCE", "/console/recommendations"),
                Visited.of("OPERATOR", "/console/operations"),
                Visited.of("REVIEWER", "/models"));
    }

    private static Measurement made(BenchRun run, BenchApplication application, Visited visited) throws Exception {
        PageClient client = PageClient.signIn(run, application, visited.person());
        int reads = run.scaled(READS, LEAST_READS);
        AtomicInteger next = new AtomicInteger();
        Rounds<PageTimes> rounds = Contest.hold(
                run,
                NAME + ", " + visited.name(),
                List.of(
                        new Contender<>(
                                visited.name(),
                                () -> PageTimes.measure(client, visited.paths(), next.getAndAdd(reads), reads)),
                        new Contender<>(NOTHING_READ, () -> PageTimes.measure(client, number -> "/", 0, reads))));
        return Measurement.of(
                NAME,
                visited.name(),
                new Metric("p95", "ms"),
                rounds.series(visited.name(), PageTimes::p95),
                NOTHING_READ,
                rounds.series(NOTHING_READ, PageTimes::p95),
                MADE_WITHIN);
    }

    private static Measurement weight(BenchRun run, BenchApplication application) throws Exception {
        PageClient client = PageClient.signIn(run, application, "ANALYST");
        return Measurement.of(
                NAME,
                "/console/kpis",
                new Metric("weight", "KB"),
                new Series(List.of(client.weight("/console/kpis") / BYTES_PER_KB)),
                NOTHING_READ,
                new Series(List.of(client.weight("/") / BYTES_PER_KB)),
                LIGHT);
    }
}
