package io.rapport.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "DEU", "XX", "UK"})
    void a_code_that_is_no_country_is_refused(String code) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Country(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DE", "deu", "xx"})
    void a_code_that_is_no_language_is_refused(String code) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Language(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lipids", "heart-failure", "covid-19", "3d-imaging"})
    void a_topic_is_lower_case_words_joined_by_hyphens(String slug) {
        assertThat(new Topic(slug).value()).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Lipids", "heart failure", "-lipids", "lipids-", "heart--failure", "lipids\n"})
    void any_other_form_of_topic_is_refused(String slug) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Topic(slug));
    }

    @Test
    void a_topic_has_up_to_64_characters() {
        assertThat(new Topic("ab".repeat(32)).value()).hasSize(64);
    }

    @Test
    void a_topic_of_65_characters_is_refused() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Topic("a-".repeat(32) + "a"));
    }

    @Test
    void free_text_has_up_to_2000_characters() {
        assertThat(new FreeText("a".repeat(2_000)).value()).hasSize(2_000);
    }

    @Test
    void free_text_of_2001_characters_is_refused() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new FreeText("a".repeat(2_001)));
    }

    @Test
    void the_text_form_of_free_text_does_not_show_it() {
        assertThat(new FreeText("about a patient").toString()).doesNotContain("patient");
    }
}
