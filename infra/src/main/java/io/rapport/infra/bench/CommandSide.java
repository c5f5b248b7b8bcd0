package io.rapport.infra.bench;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.hcp.HcpCommand;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** A command side in this process, called as a controller calls it. */
record CommandSide(ConfigurableApplicationContext context, CommandDispatcher dispatcher) {

    private static final int KEY_BYTES = 32;

    /** @param wiring its configuration; it runs until the suite ends */
    static CommandSide start(BenchRun run, Class<?> wiring, BenchDatabase database, Map<String, Object> properties) {
        String key = Base64.getEncoder().encodeToString(new byte[KEY_BYTES]);
        Map<String, Object> all = new HashMap<>(properties);
        all.put("spring.datasource.url", database.jdbcUrl());
        all.put("rapport.privacy.key-encryption-key", key);
        all.put("rapport.privacy.fingerprint-key", key);
        SpringApplication application = new SpringApplication(wiring);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        // Who started the database stops the application before it.
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(all);
        ConfigurableApplicationContext context = run.resources().add(application.run());
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
