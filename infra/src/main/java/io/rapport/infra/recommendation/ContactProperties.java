package io.rapport.infra.recommendation;

import io.rapport.domain.contact.CountryZones;
import io.rapport.domain.contact.TimeZoneName;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.InvalidValue;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param zones by which time zone HCPs are taken to live, by the code of their country; others are as shipped */
@ConfigurationProperties("rapport.contact")
public record ContactProperties(@DefaultValue Map<String, String> zones) {

    /** @throws IllegalArgumentException naming the property that is wrong, and what was expected */
    CountryZones countryZones() {
        Map<Country, TimeZoneName> configured = new HashMap<>();
        zones.forEach((country, zone) -> {
            try {
                configured.put(new Country(country), new TimeZoneName(zone));
            } catch (InvalidValue invalid) {
                throw new IllegalArgumentException(
                        "rapport.contact.zones." + country + ": " + invalid.detail(), invalid);
            }
        });
        return CountryZones.SHIPPED.with(configured);
    }
}
