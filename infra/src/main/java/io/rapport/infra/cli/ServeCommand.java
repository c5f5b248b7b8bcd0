package io.rapport.infra.cli;

import io.rapport.infra.RapportApplication;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Runs the application with external servers, without sample data and demo credentials.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final Map<String, String> REQUIRED = Map.of(
            "spring.datasource.url",
            "the JDBC URL of a PostgreSQL database, such as jdbc:postgresql://db.example.org/rapport",
            "rapport.security.issuer-uri",
            "the OpenID Connect issuer whose tokens are accepted",
            "rapport.privacy.key-encryption-key",
            "32 random bytes in base64",
            "rapport.privacy.fingerprint-key",
            "32 random bytes in base64",
            "rapport.audit.signing-key",
            "32 random bytes in base64",
            "rapport.audit.checkpoint-folder",
            "a folder outside the database for signed checkpoints");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "the configuration, in YAML; docs/operations/serve.md lists what it must hold")
    private Path config = Path.of("rapport.yaml");

    /** Returns when the application answers; its server's threads keep the process until a signal stops it. */
    @Override
    public Integer call() {
        if (!Files.isRegularFile(config) || !Files.isReadable(config)) {
            throw new CannotStart("the configuration " + config + " cannot be read; --config expects a file in YAML");
        }
        SpringApplication application = new SpringApplication(RapportApplication.class);
        application.addInitializers(context -> requireAll(context.getEnvironment()));
        ConfigurableApplicationContext context = ApplicationStart.run(
                application,
                Map.of(),
                "--spring.config.additional-location=" + config.toAbsolutePath().toUri());
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "Rapport is ready: http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
        out.flush();
        return 0;
    }

    private void requireAll(Environment environment) {
        List<String> missing = REQUIRED.entrySet().stream()
                .filter(property ->
                        environment.getProperty(property.getKey(), "").isBlank())
                .map(property -> "  " + property.getKey() + ": expected " + property.getValue())
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new CannotStart("the configuration " + config + " lacks" + System.lineSeparator()
                    + String.join(System.lineSeparator(), missing));
        }
    }
}
