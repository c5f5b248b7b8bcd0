package io.rapport.infra.testing;

import io.rapport.infra.RapportApplication;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole application, for {@link ApplicationJvm}. Arguments: the database's URL, a port, the file of the key of tokens, and
 * where checkpoints are written.
 */
public final class ApplicationProcess {

    /** Said by a process when it can be used. */
    public static final String READY = "ready";

    private ApplicationProcess() {}

    public static void main(String[] arguments) {
        run(arguments[0], arguments[1], Path.of(arguments[2]), Path.of(arguments[3]));
        System.out.println(READY);
    }

    /** @param properties beyond those that every test has, as on a command line */
    public static ConfigurableApplicationContext run(
            String databaseUrl, String port, Path tokenKey, Path checkpoints, String... properties) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        return new SpringApplicationBuilder(RapportApplication.class)
                .initializers(context -> TestServers.configure(context, databaseUrl, tokenKey, checkpoints))
                .run(Stream.concat(Stream.of("--server.port=" + port), Arrays.stream(properties))
                        .toArray(String[]::new));
    }
}
