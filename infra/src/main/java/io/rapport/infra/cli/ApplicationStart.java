package io.rapport.infra.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application such that a failure is told once, in words, and at length only to who debugs. */
final class ApplicationStart {

    private static final Logger log = LoggerFactory.getLogger(ApplicationStart.class);

    /** What would tell of a failure before us: each of them with a stack trace or a page of text. */
    private static final List<String> TALKERS = List.of(
            "com.zaxxer.hikari.pool.HikariPool",
            "io.axoniq.axonserver.connector.impl.AxonServerManagedChannel",
            "org.springframework.boot.SpringApplication",
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter",
            "org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext");

    /** Warns of each start that the OpenAPI document is served, which it is meant to be. */
    private static final String OPENAPI_NOTICE = "org.springdoc.core.events.SpringDocAppInitializer";

    private ApplicationStart() {}

    /** @throws CannotStart with the cause that whoever configured it can do something about */
    static ConfigurableApplicationContext run(
            SpringApplication application, Map<String, Object> defaults, String... arguments) {
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Stream.concat(
                        defaults.entrySet().stream(),
                        Stream.concat(TALKERS.stream(), Stream.of(OPENAPI_NOTICE))
                                .map(logger -> Map.<String, Object>entry("logging.level." + logger, "off")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        try {
            ConfigurableApplicationContext context = application.run(arguments);
            LoggingSystem logging = LoggingSystem.get(ApplicationStart.class.getClassLoader());
            TALKERS.forEach(logger -> logging.setLogLevel(logger, null));
            return context;
        } catch (CannotStart e) {
            throw e;
        } catch (RuntimeException e) {
            log.debug("the application did not start", e);
            throw new CannotStart("the application cannot start: " + inWords(e), e);
        }
    }

    static String inWords(Throwable failure) {
        Throwable root = causes(failure).reduce(failure, (_, later) -> later);
        Optional<Throwable> first = causes(failure)
                .filter(cause -> !(cause instanceof BeansException))
                .findFirst();
        String rootText = text(root);
        return causes(failure)
                .filter(BindException.class::isInstance)
                .map(BindException.class::cast)
                .findFirst()
                .map(bind -> named(bind, rootText))
                .or(() -> first.filter(cause -> !text(cause).contains(rootText))
                        .map(cause -> text(cause) + ": " + rootText))
                .or(() -> first.map(ApplicationStart::text))
                .orElse(rootText);
    }

    private static String named(BindException bind, String reason) {
        return reason.startsWith(bind.getName().toString()) ? reason : bind.getName() + ": " + reason;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, ApplicationStart::cause);
    }

    private static @Nullable Throwable cause(Throwable failure) {
        return failure.getCause();
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage().strip();
    }
}
