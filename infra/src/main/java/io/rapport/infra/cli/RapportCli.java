package io.rapport.infra.cli;

import io.rapport.infra.bench.BenchCommand;
import io.rapport.infra.evaluation.EvaluateCommand;
import io.rapport.infra.importer.ImportCommand;
import io.rapport.infra.security.DemoTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The main program. */
@Command(
        name = "rapport",
        description = "The event-sourced engagement backbone for portals of healthcare professionals.",
        mixinStandardHelpOptions = true,
        version = "rapport 0.1.0",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            TokenCommand.class,
            ReplayCommand.class,
            CheckLogCommand.class,
            VerifyCommand.class,
            EvaluateCommand.class
        })
public final class RapportCli {

    private RapportCli() {}

    public static void main(String[] arguments) {
        // Axon would otherwise report each start to its maker.
        System.setProperty("axoniq.update-checker.disabled", "true");
        int exitCode = commandLine().execute(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new RapportCli())
                .addSubcommand(new ImportCommand(DemoImportTokens::of))
                .addSubcommand(new BenchCommand(RapportCli::demoTokens))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    private static DemoTokens demoTokens(Path data) {
        try {
            return DemoTokens.open(new DataFolder(data).tokenKey());
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the demo in " + data + " cannot be read", e);
        }
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        String message = switch (failure) {
            case CannotStart e -> e.getMessage();
            case IOException e -> IoFailures.inWords(e);
            default -> throw failure;
        };
        command.getErr().println("rapport: " + message);
        command.getErr().flush();
        return 1;
    }
}
