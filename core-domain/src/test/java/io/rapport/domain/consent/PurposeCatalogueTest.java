package io.rapport.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.consent.ConsentRejection.UnknownPurpose;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.InvalidValue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurposeCatalogueTest {

    private static final Purpose PROFILING = new Purpose("profiling");
    private static final PurposeTerms PROFILING_IN_GERMANY = terms(PROFILING, "GDPR Art. 6(1)(a)", "DE");

    @Test
    void the_purposes_that_code_relies_on_ship() {
        PurposeCatalogue shipped = new PurposeCatalogue(List.of());

        assertThatCode(() -> {
                    shipped.require(Purpose.ANALYTICS);
                    shipped.require(Purpose.CRM_SHARING);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void a_purpose_that_nobody_listed_is_refused() {
        assertThatExceptionOfType(UnknownPurpose.class)
                .isThrownBy(() -> new PurposeCatalogue(List.of()).require(PROFILING));
    }

    @ParameterizedTest
    @CsvSource({"DE, true", "AT, true", "FR, false", "US, false"})
    void consent_to_e_mail_must_be_confirmed_where_it_is_proven_in_no_other_way(String country, boolean confirmed) {
        Purpose email = new Purpose("marketing-email");
        PurposeTerms terms = new PurposeCatalogue(List.of()).require(email, new Country(country));

        assertThat(terms.requiresConfirmation(new ConsentScope(email, Channel.EMAIL)))
                .isEqualTo(confirmed);
        assertThat(terms.requiresConfirmation(new ConsentScope(email, Channel.PHONE)))
                .isFalse();
    }

    @Test
    void an_operator_can_add_a_purpose() {
        assertThatCode(() -> new PurposeCatalogue(List.of(PROFILING_IN_GERMANY)).require(PROFILING))
                .doesNotThrowAnyException();
    }

    @Test
    void added_terms_replace_the_shipped_ones_of_the_same_purpose_and_jurisdiction() {
        PurposeTerms own = terms(Purpose.ANALYTICS, "GDPR Art. 6(1)(f)", "*");

        assertThat(new PurposeCatalogue(List.of(own)).entries())
                .hasSameSizeAs(PurposeCatalogue.SHIPPED)
                .contains(own);
    }

    @Test
    void added_terms_of_another_jurisdiction_stand_beside_the_shipped_ones() {
        PurposeTerms own = terms(Purpose.ANALYTICS, "GDPR Art. 6(1)(f)", "EU");
        PurposeCatalogue catalogue = new PurposeCatalogue(List.of(own));

        assertThat(catalogue.find(Purpose.ANALYTICS, new Country("NO"))).contains(own);
        assertThat(catalogue.find(Purpose.ANALYTICS, new Country("US")))
                .map(PurposeTerms::legalBasis)
                .contains(LegalBasis.CONSENT);
        assertThat(catalogue.find(Purpose.ANALYTICS, null))
                .map(PurposeTerms::jurisdiction)
                .contains(Jurisdiction.EVERYWHERE);
    }

    @Test
    void a_purpose_of_one_country_is_none_in_another() {
        PurposeCatalogue catalogue = new PurposeCatalogue(List.of(PROFILING_IN_GERMANY));

        assertThat(catalogue.find(PROFILING, new Country("DE"))).isPresent();
        assertThat(catalogue.find(PROFILING, new Country("AT"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "UK", "EEA", "Germany"})
    void a_jurisdiction_that_is_none_is_refused(String code) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Jurisdiction(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Analytics", "1st", "-a", "a-", "a--b", "a b"})
    void a_code_that_is_no_slug_is_refused(String code) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Purpose(code));
    }

    @Test
    void a_code_of_65_characters_is_refused() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Purpose("a-".repeat(32) + "a"));
    }

    private static PurposeTerms terms(Purpose purpose, String legalBasis, String jurisdiction) {
        return new PurposeTerms(
                purpose,
                "Ask you",
                new LegalBasis(legalBasis),
                new Jurisdiction(jurisdiction),
                null,
                Set.of(),
                false,
                false,
                new ProcessingTerms(List.of(), List.of(), List.of(), "Nowhere"));
    }
}
