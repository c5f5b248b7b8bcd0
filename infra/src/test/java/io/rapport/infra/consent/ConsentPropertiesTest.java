package io.rapport.infra.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.consent.PurposeTerms;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Country;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConsentPropertiesTest {

    private static final Map<String, String> SURVEYS = Map.of(
            "rapport.consent.purposes[0].code", "surveys",
            "rapport.consent.purposes[0].title", "Ask you how we do",
            "rapport.consent.purposes[0].legal-basis", "GDPR Art. 6(1)(f)");

    @Test
    void nothing_need_be_configured() {
        ConsentProperties properties = bind(Map.of());

        assertThat(properties.catalogue().entries()).containsExactlyInAnyOrderElementsOf(PurposeCatalogue.SHIPPED);
        assertThat(properties.controller().named().name()).isNotBlank();
    }

    @Test
    void terms_are_read_as_they_are_written() {
        Map<String, String> written = new HashMap<>(SURVEYS);
        written.put("rapport.consent.purposes[0].jurisdiction", "EU");
        written.put("rapport.consent.purposes[0].maximum-validity", "P2Y");
        written.put("rapport.consent.purposes[0].channels", "email,phone");
        written.put("rapport.consent.purposes[0].profiling", "true");
        written.put("rapport.consent.purposes[0].double-opt-in", "true");

        assertThat(bind(written).catalogue().find(new Purpose("surveys"), new Country("AT")))
                .hasValueSatisfying(terms -> assertThat(terms)
                        .returns(Period.ofYears(2), PurposeTerms::maximumValidity)
                        .returns(Set.of(Channel.EMAIL, Channel.PHONE), PurposeTerms::channels)
                        .returns(true, PurposeTerms::profiling)
                        .returns(true, PurposeTerms::doubleOptIn));
    }

    @ParameterizedTest
    @CsvSource({
        "code, Surveys!",
        "code, all-profiling",
        "title, ' '",
        "legal-basis, ' '",
        "jurisdiction, Europe",
        "maximum-validity, P0D",
        "maximum-validity, P-1Y"
    })
    void what_is_wrong_is_named(String property, String value) {
        Map<String, String> written = new HashMap<>(SURVEYS);
        written.put("rapport.consent.purposes[0]." + property, value);

        assertThatThrownBy(() -> bind(written).catalogue())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rapport.consent.purposes[0]." + property + ": expected");
    }

    private static ConsentProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("rapport.consent", ConsentProperties.class);
    }
}
