package io.rapport.domain.hcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpiTest {

    @ParameterizedTest
    @ValueSource(strings = {"1234567893", "1245319599"})
    void a_number_whose_check_digit_is_right_is_accepted(String number) {
        assertThat(new Npi(number).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 5, 6, 7, 8, 9})
    void every_other_check_digit_is_refused(int digit) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Npi("123456789" + digit));
    }

    @Test
    void two_neighbouring_digits_that_were_swapped_are_refused() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Npi("1243567893"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "12345678931", "3234567893", "123456789X", "1234567893\n", "١٢٣٤٥٦٧٨٩٣"})
    void anything_but_ten_digits_starting_with_1_or_2_is_refused(String number) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Npi(number));
    }

    @Test
    void its_text_form_does_not_show_the_number() {
        assertThat(new Npi("1234567893").toString()).doesNotContain("1234567893");
    }
}
