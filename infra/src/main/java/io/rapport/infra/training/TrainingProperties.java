package io.rapport.infra.training;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param driftInterval how far looks at a model in service are apart, each of which reads the log twice */
@ConfigurationProperties("rapport.training")
public record TrainingProperties(@DefaultValue("24h") Duration driftInterval) {

    public TrainingProperties {
        if (driftInterval.isNegative() || driftInterval.isZero()) {
            throw new IllegalArgumentException(
                    "rapport.training.drift-interval: expected a duration of more than 0, such as 24h");
        }
    }
}
