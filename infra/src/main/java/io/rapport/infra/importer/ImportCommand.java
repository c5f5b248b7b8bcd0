package io.rapport.infra.importer;

import io.rapport.infra.demo.ProgressBar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rapport import}: history from a CSV file into a running instance. */
@Command(
        name = "import",
        description = {
            "Import history from a CSV file, plain or gzip, into the running instance.",
            "The same file twice adds nothing; an interrupted import is resumed by the same command."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all rows are imported",
            "1:the import failed; the same command resumes it",
            "2:the arguments or the mapping are wrong; nothing was sent",
            "3:the import is complete, but rows were rejected"
        })
public final class ImportCommand implements Callable<Integer> {

    static final int ALL_IMPORTED = 0;
    static final int FAILED = 1;
    static final int REFUSED = 2;
    static final int SOME_REJECTED = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Function<Path, Tokens> tokens;
    private final Duration patience;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the CSV file, with a header, in UTF-8")
    private @Nullable Path file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "M.yaml",
            description = "what the columns mean; infra/mappings/deskdrop.yaml explains each key")
    private @Nullable Path mapping;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "the instance's port (${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".rapport",
            description = "the instance's folder (${DEFAULT-VALUE})")
    private @Nullable Path data;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "where rejected rows go (here, by the name of what is imported with .rejects.csv)")
    private @Nullable Path rejects;

    @Option(names = "--json", description = "the summary as one JSON object on standard output")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    @SuppressWarnings("UnusedVariable") // picocli looks at the option itself.
    private boolean help;

    /** @param tokens from the instance's data folder to its access tokens; called once the arguments are checked */
    public ImportCommand(Function<Path, Tokens> tokens) {
        this(tokens, PATIENCE);
    }

    /** @param patience how long requests are repeated without any of them being answered */
    ImportCommand(Function<Path, Tokens> tokens, Duration patience) {
        this.tokens = tokens;
        this.patience = patience;
    }

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        PrintWriter err = requireNonNull(spec).commandLine().getErr();
        try {
            ImportPlan plan = plan();
            ImportSummary summary = run(plan, requireNonNull(data), err);
            if (json) {
                out.println(summary.json());
            } else {
                summary.text(plan.rejects()).forEach(out::println);
            }
            out.flush();
            return summary.counts().rejected() == 0 ? ALL_IMPORTED : SOME_REJECTED;
        } catch (ImportRefused e) {
            return end(err, REFUSED, "Nothing was imported. " + e.getMessage());
        } catch (ImportFailed e) {
            return end(err, FAILED, "The import stopped: " + e.getMessage() + ". The same command resumes it.");
        } catch (IOException e) {
            return end(err, FAILED, "The import stopped: " + e.getMessage() + ": " + IoMessages.of(e));
        } catch (UncheckedIOException e) {
            return end(err, FAILED, "The import stopped: " + e.getMessage());
        }
    }

    private ImportPlan plan() {
        Path given = requireNonNull(file);
        if (!Files.isRegularFile(given) || !Files.isReadable(given)) {
            throw new ImportRefused(given + ": expected a file that can be read");
        }
        if (port < 1 || port > 65_535) {
            throw new ImportRefused("--port: expected 1 to 65535");
        }
        Path target = rejects == null ? Path.of(given.getFileName() + ".rejects.csv") : rejects;
        if (target.toAbsolutePath().normalize().equals(given.toAbsolutePath().normalize())) {
            throw new ImportRefused("--rejects: expected another file than the one to import");
        }
        return new ImportPlan(given, MappingFile.read(requireNonNull(mapping)), target);
    }

    private ImportSummary run(ImportPlan plan, Path data, PrintWriter err) throws IOException {
        CheckpointStore checkpoints =
                new CheckpointStore(data, plan.file(), plan.mapping().digest());
        ImportProgress progress = new ImportProgress(err, ProgressBar.isTerminal());
        URI base = URI.create("http://localhost:" + port);
        try (RapportClient client = new RapportClient(base, tokens.apply(data), patience)) {
            Optional<Checkpoint> interrupted = checkpoints.load();
            if (interrupted.isPresent()) {
                err.printf(
                        Locale.ROOT,
                        "The last import of this file was interrupted after %,d rows (line %d); going on from there.%n",
                        interrupted.get().counts().rows(),
                        interrupted.get().line());
                try (ImportRun run = new ImportRun(plan, checkpoints, client, progress)) {
                    Optional<ImportSummary> summary = run.from(interrupted.get());
                    if (summary.isPresent()) {
                        return summary.get();
                    }
                }
                err.println("The file was changed meanwhile; starting from its beginning.");
            }
            try (ImportRun run = new ImportRun(plan, checkpoints, client, progress)) {
                return run.fromStart();
            }
        } finally {
            progress.end();
        }
    }

    private static int end(PrintWriter err, int exitCode, String message) {
        err.println(message);
        err.flush();
        return exitCode;
    }

    /** What picocli has filled in before it calls. */
    private static <T> T requireNonNull(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
