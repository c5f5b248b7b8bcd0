package io.rapport.infra.figures;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether this process sums figures, where it delivers messages at all
 * @param application by which processes that share the work, and what they keep, know each other
 * @param stateFolder where what is kept of HCPs is kept between starts; made anew from topics where it is missing, and at each
 *     start where none is configured
 */
@ConfigurationProperties("rapport.streams.figures")
public record FigureProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("rapport-figures") String application,
        @Nullable Path stateFolder) {

    public FigureProperties {
        if (!application.matches("[a-z0-9.-]{1,100}")) {
            throw new IllegalArgumentException(
                    "rapport.streams.figures.application: expected up to 100 of a to z, 0 to 9, . and -");
        }
    }
}
