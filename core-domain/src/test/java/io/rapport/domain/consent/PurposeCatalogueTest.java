package io.rapport.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.consent.ConsentRejection.UnknownPurpose;
import io.rapport.domain.shared.InvalidValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurposeCatalogueTest {

    private static final Purpose PROFILING = new Purpose("profiling");
    private static final PurposeCatalogue.Entry PROFILING_IN_GERMANY =
            new PurposeCatalogue.Entry(PROFILING, "Profile you", "GDPR Art. 6(1)(a)", "DE");

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

    @Test
    void an_operator_can_add_a_purpose() {
        assertThatCode(() -> new PurposeCatalogue(List.of(PROFILING_IN_GERMANY)).require(PROFILING))
                .doesNotThrowAnyException();
    }

    @Test
    void an_added_entry_replaces_the_shipped_one_of_the_same_code() {
        PurposeCatalogue.Entry own =
                new PurposeCatalogue.Entry(Purpose.ANALYTICS, "Measure", "GDPR Art. 6(1)(f)", "DE");

        assertThat(new PurposeCatalogue(List.of(own)).entries())
                .hasSameSizeAs(PurposeCatalogue.SHIPPED)
                .contains(own);
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
}
