package io.rapport.infra.cli;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.infra.demo.ProgressBar;
import io.rapport.infra.eventlog.LogCheck;
import io.rapport.infra.eventlog.LogReport;
import io.rapport.infra.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rapport check-log}: tells before an upgrade whether the new code can read the whole log. */
@Command(
        name = "check-log",
        description = {
            "Reads the whole event log with this version's code, and says what it cannot read.",
            "It writes nothing, and may run beside the instance that uses the log."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every event can be read, and every projection takes it",
            "1:the log could not be checked",
            "2:the arguments or the configuration are wrong; nothing was read",
            "3:an event cannot be read or projected, or a position is missing"
        })
final class CheckLogCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(CheckLogCommand.class);

    private static final int SOUND = 0;
    private static final int NOT_CHECKED = 1;
    private static final int REFUSED = 2;
    private static final int NOT_SOUND = 3;

    /** The instance that uses the log needs the others that the server allows. */
    private static final int MOST_CONNECTIONS = 8;

    /** Whose log. */
    private static final class Instance {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "a demo's folder, running or not (default: .rapport)")
        private Path data = Path.of(".rapport");

        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "the configuration that ./rapport serve runs with")
        private @Nullable Path config;
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @ArgGroup
    private Instance instance = new Instance();

    @Option(names = "--json", description = "the report as one JSON object on standard output")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (StopSignal stop = StopSignal.install()) {
            return instance.config == null
                    ? checkDemo(new DataFolder(instance.data.toAbsolutePath().normalize()), stop)
                    : check(ServeConfiguration.logDatabase(instance.config), stop);
        } catch (WrongConfiguration e) {
            say("rapport: " + e.getMessage());
            return REFUSED;
        } catch (StopSignal.Stopped e) {
            log.debug("told to stop before it was done", e);
            return NOT_CHECKED;
        }
    }

    private int checkDemo(DataFolder folder, StopSignal stop) throws IOException, InterruptedException {
        if (!EmbeddedDatabase.isIn(folder.database())) {
            throw new CannotStart("no demo has been started on the data folder " + folder.root()
                    + "; name its folder with --data, or a configuration with --config");
        }
        Optional<FileChannel> claim = folder.claimIfFree();
        if (claim.isEmpty()) {
            return check(LogDatabase.at(running(folder)), stop);
        }
        try (FileChannel _ = claim.get()) {
            say("Starting the database ...");
            try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.database())) {
                return check(LogDatabase.at(database.jdbcUrl()), stop);
            }
        }
    }

    private static String running(DataFolder folder) throws IOException {
        return EmbeddedDatabase.runningIn(folder.database())
                .orElseThrow(() -> new CannotStart("the instance that runs on the data folder " + folder.root()
                        + " has not started its database yet; try again in a moment"));
    }

    private int check(LogDatabase database, StopSignal stop) throws InterruptedException {
        long started = System.nanoTime();
        int connections = Math.min(Runtime.getRuntime().availableProcessors(), MOST_CONNECTIONS);
        try (HikariDataSource pool = database.open(connections)) {
            LogCheck check = LogCheck.of(pool);
            long head = check.head();
            ProgressBar bar = ProgressBar.onStandardError("Checking the log");
            bar.at(0, head);
            LogReport report = check.run(head, position -> {
                bar.at(position, head);
                stop.check();
            });
            print(report, Duration.ofNanos(System.nanoTime() - started));
            return report.isSound() ? SOUND : NOT_SOUND;
        } catch (DataAccessException e) {
            throw new CannotStart(
                    "the log could not be read to its end: "
                            + e.getMostSpecificCause().getMessage(),
                    e);
        }
    }

    private void print(LogReport report, Duration took) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(LogReportJson.of(report, took));
        } else {
            LogReportText.lines(report, took).forEach(out::println);
        }
        out.flush();
    }

    private void say(String progress) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(progress);
        err.flush();
    }
}
