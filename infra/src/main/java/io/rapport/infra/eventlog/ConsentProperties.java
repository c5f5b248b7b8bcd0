package io.rapport.infra.eventlog;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param purposes purposes beside those that ship; one of the same code replaces the shipped one */
@ConfigurationProperties("rapport.consent")
public record ConsentProperties(@DefaultValue List<Added> purposes) {

    /**
     * @param code the code by which requests name it
     * @param title what the HCP is asked
     * @param jurisdiction an ISO 3166 code, or {@code EU}, or {@code *} for everywhere
     */
    public record Added(
            String code,
            String title,
            String legalBasis,
            @DefaultValue("*") String jurisdiction) {}

    PurposeCatalogue catalogue() {
        return new PurposeCatalogue(purposes.stream()
                .map(added -> new PurposeCatalogue.Entry(
                        new Purpose(added.code()), added.title(), added.legalBasis(), added.jurisdiction()))
                .toList());
    }
}
