package io.rapport.infra.bench;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.hcp.HcpCommand;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** A command side in this process, called as a controller calls it. */
record CommandSide(ConfigurableApplicationContext context, CommandDispatcher dispatcher) {

    private static final int KEY_BYTES = 32;

    /**
     * Starts it until the suite ends.
     *
     * @param wiring its configuration
     * @param settings that it needs beside the application's own, as {@code name=value}
     */
    static CommandSide start(BenchRun run, Class<?> wiring, BenchDatabase database, String... settings) {
        String key = Base64.getEncoder().encodeToString(new byte[KEY_BYTES]);
        SpringApplication application = new SpringApplication(wiring);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        // Who started the database stops the application before it.
        application.setRegisterShutdownHook(false);
        String[] arguments = Stream.concat(
                        Stream.of(settings),
                        Stream.of(
                                "spring.datasource.url=" + database.jdbcUrl(),
                                "rapport.privacy.key-encryption-key=" + key,
                                "rapport.privacy.fingerprint-key=" + key))
                .map("--"::concat)
                .toArray(String[]::new);
        ConfigurableApplicationContext context = run.resources().add(application.run(arguments));
        return new CommandSide(context, context.getBean(CommandDispatcher.class));
    }

    void send(HcpCommand command) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        dispatcher.sendForResult(
                command,
                command.hcpId().value(),
                new CommandContext(
                        new Actor("portal"), Channel.WEB, UUID.randomUUID().toString(), now, now, null, false));
    }
}
