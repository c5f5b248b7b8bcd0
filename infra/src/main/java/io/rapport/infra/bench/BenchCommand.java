package io.rapport.infra.bench;

import io.rapport.infra.security.DemoTokens;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rapport bench}: each suite on a fresh database, its figures beside those of its baselines. */
@Command(
        name = "bench",
        description = {
            "Measures what the event log costs, on a fresh PostgreSQL that waits for the disk.",
            "Each figure is a median, beside that of a baseline measured in turn with it."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was measured, whether or not it reached its target",
            "1:a suite failed; the others were measured",
            "2:the arguments are wrong; nothing was measured"
        })
public final class BenchCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(BenchCommand.class);

    private static final int FAILED = 1;

    private final List<Suite> suites;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SUITE",
            description =
                    "append, ingest, read, rebuild, replay, freshness, audit, compliance, recommendation, training,"
                            + " streams, pages, growth (default: all)")
    private List<String> names = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "writes the figures there, one JSON object per line")
    private @Nullable Path json;

    private int repeats;
    private double scale;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "5",
            description = "how often each is measured (default: ${DEFAULT-VALUE})")
    void setRepeats(int repeats) {
        if (repeats < 1) {
            throw misuse("--repeats: expected 1 or more, not " + repeats);
        }
        this.repeats = repeats;
    }

    @Option(
            names = "--scale",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "the share of the usual amounts and times, for a first look (default: ${DEFAULT-VALUE})")
    void setScale(double scale) {
        if (!(scale > 0 && scale <= 1)) {
            throw misuse("--scale: expected more than 0 and at most 1, not " + scale);
        }
        this.scale = scale;
    }

    /** @param tokens from a demo's data folder to what issues its tokens */
    public BenchCommand(Function<Path, DemoTokens> tokens) {
        suites = List.of(
                new AppendSuite(),
                new IngestSuite(tokens),
                new ReadSuite(),
                new RebuildSuite(),
                new ReplaySuite(tokens),
                new FreshnessSuite(tokens),
                new AuditSuite(),
                new ComplianceSuite(tokens),
                new RecommendationSuite(tokens),
                new TrainingSuite(),
                new StreamsSuite(tokens),
                new PagesSuite(tokens),
                new GrowthSuite());
    }

    @Override
    public Integer call() {
        List<Suite> chosen = chosen();
        if (json == null) {
            return measure(chosen, line -> {});
        }
        try (PrintWriter lines = open(json)) {
            return measure(chosen, line -> {
                lines.println(line);
                lines.flush();
            });
        }
    }

    /** Opened first, because it would be a pity to find out after half an hour. */
    private PrintWriter open(Path file) {
        try {
            return new PrintWriter(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw misuse(
                    "--json: " + file + " cannot be written (" + e.getClass().getSimpleName() + ")");
        }
    }

    private List<Suite> chosen() {
        for (String name : names) {
            if (suites.stream().noneMatch(suite -> suite.name().equals(name))) {
                throw misuse("SUITE: expected some of "
                        + suites.stream().map(Suite::name).collect(Collectors.joining(", ")) + ", not " + name);
            }
        }
        return suites.stream()
                .filter(suite -> names.isEmpty() || names.contains(suite.name()))
                .toList();
    }

    private int measure(List<Suite> chosen, Consumer<String> jsonLines) {
        int exitCode = 0;
        for (Suite suite : chosen) {
            OpenResources resources = OpenResources.untilExit();
            try (resources) {
                report(suite, suite.run(new BenchRun(repeats, scale, progress(), resources)), jsonLines);
            } catch (Exception e) {
                if (resources.isStopped()) {
                    return FAILED;
                }
                log.atError().setCause(e).log("suite {} failed", suite.name());
                exitCode = FAILED;
            }
        }
        return exitCode;
    }

    private Progress progress() {
        return new Progress(spec.commandLine().getErr());
    }

    private void report(Suite suite, List<Measurement> measurements, Consumer<String> jsonLines) {
        PrintWriter out = spec.commandLine().getOut();
        ResultTable.lines(suite.name(), measurements).forEach(out::println);
        out.println();
        out.flush();
        measurements.stream().map(MeasurementJson::line).forEach(jsonLines);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
