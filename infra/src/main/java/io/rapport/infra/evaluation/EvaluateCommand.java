package io.rapport.infra.evaluation;

import io.rapport.domain.ranking.LinearTrainer;
import io.rapport.domain.ranking.ListPolicy;
import io.rapport.infra.importer.ImportRefused;
import io.rapport.infra.training.LambdaMartTrainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code rapport evaluate}: how well next best content is ranked, measured on a file of interactions. */
@Command(
        name = "evaluate",
        description = {
            "Measures how well next best content is ranked, on a file of interactions, event by event: a list at a moment",
            "rests on nothing that happened later. Baselines are measured in the same run."
        },
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

    private static final String DEFAULT_MODEL = "linear";
    private static final String CHALLENGER = "lambdamart";
    private static final String BASELINE = "recently-popular-2h";
    private static final long SEED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--interactions",
            paramLabel = "FILE",
            required = true,
            description = "CSV, packed by gzip or not, with the columns timestamp (seconds since 1970), personId, "
                    + "contentId and eventType")
    private Path interactions = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "T",
            required = true,
            description = "the window begins after it: an instant such as 2016-12-06T19:21:51Z, or seconds since 1970")
    private String from = "";

    @Option(names = "--to", paramLabel = "T", required = true, description = "the last moment of the window")
    private String to = "";

    @Option(names = "--out", paramLabel = "FILE", description = "where each list is written to, as NDJSON")
    private @Nullable Path out;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = DEFAULT_MODEL,
            description = "whose lists are written and compared with " + BASELINE + " (default: ${DEFAULT-VALUE})")
    private String model = DEFAULT_MODEL;

    @Override
    public Integer call() throws IOException {
        long start = seconds("--from", from);
        long end = seconds("--to", to);
        if (end <= start) {
            throw misuse("--to: expected a moment after --from");
        }
        if (!Files.isRegularFile(interactions)) {
            throw misuse("--interactions: expected a file, and " + interactions + " is none");
        }
        List<Interaction> all;
        try {
            all = InteractionFile.read(interactions);
        } catch (ImportRefused e) {
            throw misuse("--interactions: " + e.getMessage());
        }
        Prequential run = new Prequential(all, start, end);
        List<Contender> contenders = contenders(run, start);
        if (contenders.stream().noneMatch(contender -> contender.name().equals(model))) {
            throw misuse("--model: expected one of "
                    + String.join(", ", contenders.stream().map(Contender::name).toList()));
        }
        Results results = new Results(contenders);
        int contents;
        try (PrintWriter ranks = out == null ? null : new PrintWriter(Files.newBufferedWriter(out))) {
            RankWriter writer = ranks == null ? null : new RankWriter(run, ranks);
            contents = run.run(contenders, (contender, target, top, nanos) -> {
                results.of(contender.name()).add(target, top, nanos);
                if (writer != null && contender.name().equals(model)) {
                    writer.write(target, top, model, nanos);
                }
            });
            if (ranks != null && ranks.checkError()) {
                throw new IOException(out + ": could not be written");
            }
        }
        print(results, contents, all.size());
        return 0;
    }

    private static List<Contender> contenders(Prequential run, long from) {
        Naming contents = run.contents();
        return List.of(
                new TrainedRanking(
                        DEFAULT_MODEL,
                        choices -> LinearTrainer.train(choices, _ -> {}),
                        ListPolicy.DEFAULT,
                        run.people(),
                        contents,
                        from,
                        SEED),
                new TrainedRanking(
                        CHALLENGER,
                        choices -> LambdaMartTrainer.train(choices, SEED),
                        ListPolicy.DEFAULT,
                        run.people(),
                        contents,
                        from,
                        SEED),
                new RandomOrder(contents, SEED),
                new Popularity("popular", contents, null),
                new Popularity(BASELINE, contents, Duration.ofHours(2)),
                new Popularity("recently-popular-1d", contents, Duration.ofDays(1)),
                new Popularity("recently-popular-7d", contents, Duration.ofDays(7)),
                new NewestFirst(contents),
                new ItemKnn(contents),
                new UserKnn(contents));
    }

    private void print(Results results, int contents, int events) {
        PrintWriter text = spec.commandLine().getOut();
        long targets = results.of(model).all().size();
        text.printf(
                "%,d events, %,d contents up to the end of the window, %,d targets in it%n%n",
                events, contents, targets);
        if (targets == 0) {
            text.println(
                    "There is nothing to measure: nobody in the window read something that was new to them and known.");
        } else {
            EvaluationReport.lines(results, model, BASELINE, contents).forEach(text::println);
        }
        text.flush();
    }

    private long seconds(String option, String value) {
        try {
            return value.matches("\\d{1,12}")
                    ? Long.parseLong(value)
                    : Instant.parse(value).getEpochSecond();
        } catch (DateTimeException e) {
            throw misuse(option + ": expected an instant such as 2016-12-06T19:21:51Z, or seconds since 1970");
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private record RankWriter(Prequential run, PrintWriter out, JsonMapper json) {

        RankWriter(Prequential run, PrintWriter out) {
            this(run, out, JsonMapper.shared());
        }

        void write(Prequential.Target target, int[] top, String model, long nanos) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("t", target.at());
            line.put("person", run.people().id(target.person()));
            line.put("target", run.contents().id(target.content()));
            line.put("top", Arrays.stream(top).mapToObj(run.contents()::id).toList());
            line.put("model", model);
            line.put("micros", nanos / 1_000);
            out.write(json.writeValueAsString(line));
            out.write('\n');
        }
    }
}
