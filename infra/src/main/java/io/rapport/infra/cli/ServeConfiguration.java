package io.rapport.infra.cli;

import io.rapport.infra.eventlog.EventLogHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.postgresql.Driver;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A configuration of {@code ./rapport serve}, for commands that do not start what it configures. */
final class ServeConfiguration {

    private static final String DATABASE = "spring.datasource.";

    private ServeConfiguration() {}

    /**
     * Where it keeps the log in PostgreSQL. Properties come from the file, the environment and the defaults as they do for
     * the application.
     *
     * @throws WrongConfiguration if it does not
     */
    static LogDatabase logDatabase(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new WrongConfiguration(
                    "the configuration " + file + " cannot be read; --config expects a file in YAML");
        }
        try {
            return logDatabase(environment(file), file);
        } catch (WrongConfiguration e) {
            throw e;
        } catch (RuntimeException e) {
            throw new WrongConfiguration("the configuration " + file + " is wrong: " + ApplicationStart.inWords(e));
        }
    }

    private static Environment environment(Path file) {
        String location = file.toAbsolutePath().toUri().toString();
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("arguments", Map.of("spring.config.additional-location", location)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    private static LogDatabase logDatabase(Environment environment, Path file) {
        if (EventLogHome.of(environment) == EventLogHome.AXON_SERVER) {
            throw new WrongConfiguration("the configuration " + file
                    + " keeps the log in Axon Server; check-log reads a log that is kept in PostgreSQL");
        }
        String url = environment.getProperty(DATABASE + "url", "");
        if (Driver.parseURL(url, null) == null) {
            throw new WrongConfiguration("the configuration " + file + " names no database; spring.datasource.url:"
                    + " expected a JDBC URL such as jdbc:postgresql://db.example.org/rapport");
        }
        return new LogDatabase(
                url, environment.getProperty(DATABASE + "username"), environment.getProperty(DATABASE + "password"));
    }
}
