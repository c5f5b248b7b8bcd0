package io.rapport.infra.eventlog;

import io.rapport.domain.shared.InvalidValue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param cached how many aggregates this process keeps so that their streams need not be read again; 0 for none */
@ConfigurationProperties("rapport.aggregates")
public record AggregateProperties(@DefaultValue("10000") long cached) {

    public AggregateProperties {
        if (cached < 0) {
            throw InvalidValue.of("rapport.aggregates.cached", "0 or more");
        }
    }
}
