package io.rapport.infra.processing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param deadLetterLimit how many sequences, which are mostly HCPs, may be parked in a projection before it stops; 1 or
 *     more
 */
@ConfigurationProperties("rapport.projections")
public record ProjectionProperties(
        @DefaultValue("" + DEAD_LETTER_LIMIT) int deadLetterLimit) {

    static final int DEAD_LETTER_LIMIT = 100;

    public ProjectionProperties {
        if (deadLetterLimit < 1) {
            throw new IllegalArgumentException("dead-letter-limit: expected 1 or more, not " + deadLetterLimit);
        }
    }
}
