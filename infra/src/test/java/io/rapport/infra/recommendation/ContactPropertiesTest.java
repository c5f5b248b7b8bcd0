package io.rapport.infra.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rapport.domain.contact.CountryZones;
import io.rapport.domain.contact.TimeZoneName;
import io.rapport.domain.shared.Country;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ContactPropertiesTest {

    @Test
    void zones_need_not_be_configured() {
        assertThat(bind(Map.of()).countryZones()).isEqualTo(CountryZones.SHIPPED);
    }

    @Test
    void a_configured_zone_replaces_the_one_that_ships_and_no_other() {
        CountryZones zones =
                bind(Map.of("rapport.contact.zones.US", "America/Chicago")).countryZones();

        assertThat(zones.of(new Country("US"))).isEqualTo(new TimeZoneName("America/Chicago"));
        assertThat(zones.of(new Country("DE"))).isEqualTo(new TimeZoneName("Europe/Berlin"));
    }

    @Test
    void a_wrong_zone_or_country_is_refused_by_its_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bind(Map.of("rapport.contact.zones.US", "America/Gotham"))
                        .countryZones())
                .withMessageContaining("rapport.contact.zones.US");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> bind(Map.of("rapport.contact.zones.XX", "UTC")).countryZones())
                .withMessageContaining("rapport.contact.zones.XX");
    }

    private static ContactProperties bind(Map<String, String> written) {
        return new Binder(new MapConfigurationPropertySource(written))
                .bindOrCreate("rapport.contact", ContactProperties.class);
    }
}
