package io.rapport.domain.hcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.TextValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClearTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "ada.lovelace+news@example.org", "x@sub.example.co.uk"})
    void an_email_address_is_accepted(String address) {
        assertThat(new EmailAddress(address).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ada", "@example.org", "ada@", "ada@@example.org", "a da@example.org", "ada@example..org"})
    void anything_but_an_email_address_is_refused(String address) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new EmailAddress(address));
    }

    @Test
    void an_email_address_of_more_than_254_characters_is_refused() {
        String address = "a@" + "b".repeat(63) + ".".concat("c".repeat(62)).repeat(4);

        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new EmailAddress(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4930123", "+123456789012345"})
    void a_phone_number_in_international_form_is_accepted(String number) {
        assertThat(new PhoneNumber(number).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "030123456", "+030123456", "+123456", "+1234567890123456", "+49 30 123456"})
    void any_other_form_of_phone_number_is_refused(String number) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new PhoneNumber(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25MA", "DE-12/34.5", "A 1 b"})
    void a_licence_number_is_accepted(String number) {
        assertThat(new LicenceNumber(number).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", " abc", "-abc", "abc;", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void any_other_form_of_licence_number_is_refused(String number) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new LicenceNumber(number));
    }

    static Stream<TextValue> personal() {
        return Stream.of(
                new EmailAddress("ada@example.org"), new PhoneNumber("+4930123456"), new LicenceNumber("25MA01"));
    }

    @ParameterizedTest
    @MethodSource("personal")
    void the_text_form_of_personal_values_does_not_show_them(TextValue personal) {
        assertThat(personal.toString()).doesNotContain(personal.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "US-NJ", "GB-ENG", "FR-75"})
    void a_licence_authority_is_a_country_or_subdivision_code(String code) {
        assertThat(new LicenceAuthority(code).value()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "DEU", "US-", "US-NJXX", "US_NJ"})
    void any_other_licence_authority_is_refused(String code) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new LicenceAuthority(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Cardiology", "astrology"})
    void a_specialty_outside_the_taxonomy_is_refused(String code) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Specialty(code));
    }
}
