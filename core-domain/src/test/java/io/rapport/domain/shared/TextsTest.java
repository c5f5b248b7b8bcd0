package io.rapport.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "_a", "-a", "7f3c:portal.42_x-y"})
    void an_identifier_is_letters_digits_and_a_few_signs(String identifier) {
        assertThat(Texts.identifier(identifier)).isEqualTo(identifier);
    }

    @Test
    void an_identifier_has_up_to_64_characters() {
        assertThat(Texts.identifier("a".repeat(64))).hasSize(64);
    }

    @Test
    void an_identifier_of_65_characters_is_refused() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Texts.identifier("a".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".a", ":a", "a b", "a/b", "a\n", "ä", "a\u0000", "ada@example.org"})
    void any_other_form_of_identifier_is_refused(String identifier) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Texts.identifier(identifier));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grüße", "第二", "line\r\nbreak\tand tab", "\uD83D\uDE00", "‏עברית"})
    void human_text_of_any_script_is_accepted(String text) {
        assertThat(Texts.human(text, 100)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void blank_text_is_refused(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Texts.human(text, 100));
    }

    @Test
    void text_up_to_the_limit_is_accepted() {
        assertThat(Texts.human("a".repeat(10), 10)).hasSize(10);
    }

    @Test
    void text_beyond_the_limit_is_refused() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Texts.human("a".repeat(11), 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007", "\u001Ba", "a\u007F", "a\u0085"})
    void control_characters_are_refused(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Texts.human(text, 100));
    }

    @Test
    void a_lone_high_surrogate_is_refused() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Texts.human("a" + (char) 0xD83D, 100));
    }

    @Test
    void a_lone_low_surrogate_is_refused() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Texts.human((char) 0xDE00 + "a", 100));
    }

    @Test
    void a_swapped_pair_of_surrogates_is_refused() {
        String swapped = new String(new char[] {0xDE00, 0xD83D});

        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Texts.human(swapped, 100));
    }

    @Test
    void the_rejection_does_not_repeat_the_input() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Texts.identifier("ada@example.org"))
                .satisfies(rejection -> assertThat(rejection.detail()).doesNotContain("ada"));
    }
}
