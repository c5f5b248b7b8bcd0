package io.rapport.infra.cli;

import io.rapport.infra.RapportApplication;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Runs the application with external servers, without sample data and demo credentials.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "the configuration, in YAML; docs/operations/serve.md lists what it must hold")
    private Path config = Path.of("rapport.yaml");

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(config)) {
            throw new CannotStart("the configuration " + config + " cannot be read");
        }
        SpringApplication application = new SpringApplication(RapportApplication.class);
        ConfigurableApplicationContext context =
                application.run("--spring.config.additional-location=file:" + config.toAbsolutePath());
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "Rapport is ready: http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
        out.flush();
        return 0;
    }
}
