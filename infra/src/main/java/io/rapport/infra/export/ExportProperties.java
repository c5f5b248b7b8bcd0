package io.rapport.infra.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keep how long a bundle can be downloaded */
@ConfigurationProperties("rapport.export")
public record ExportProperties(@DefaultValue("30d") Duration keep) {

    public ExportProperties {
        if (keep.isNegative() || keep.isZero()) {
            throw new IllegalArgumentException("rapport.export.keep: expected a duration of more than 0, such as 30d");
        }
    }
}
