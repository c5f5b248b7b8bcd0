package io.rapport.infra.eventlog;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/** Where the log is kept, as {@code rapport.event-log} says. */
public enum EventLogHome {
    POSTGRES,
    AXON_SERVER;

    private static final String PROPERTY = "rapport.event-log";

    /** @throws InvalidConfigurationPropertyValueException if the property names no home */
    public static EventLogHome of(Environment environment) {
        String name = environment.getProperty(PROPERTY, "postgres");
        return switch (name) {
            case "postgres" -> POSTGRES;
            case "axon-server" -> AXON_SERVER;
            default ->
                throw new InvalidConfigurationPropertyValueException(
                        PROPERTY, name, "expected postgres or axon-server");
        };
    }
}
