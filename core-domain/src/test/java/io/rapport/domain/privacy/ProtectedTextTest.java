package io.rapport.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedTextTest {

    @Test
    void it_is_stored_as_class_and_ciphertext() {
        assertThat(ProtectedText.of(RetentionClass.SAMPLES, "AbC_-9").value()).isEqualTo("samples.AbC_-9");
    }

    @ParameterizedTest
    @EnumSource
    void its_retention_class_is_read_back(RetentionClass retention) {
        assertThat(ProtectedText.of(retention, "AbC_-9").retention()).isEqualTo(retention);
    }

    @Test
    void its_ciphertext_is_read_back() {
        assertThat(new ProtectedText("identity.AbC_-9").ciphertext()).isEqualTo("AbC_-9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Ada", "identity.", ".AbC", "Identity.AbC", "other.AbC", "identity.A+b/C=", "identity.A.b"})
    void clear_text_cannot_pass_for_it(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new ProtectedText(text));
    }

    @Test
    void a_fingerprint_is_64_hex_digits() {
        assertThat(new Fingerprint("0f".repeat(32)).value()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0f", "1234567893", "0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F"})
    void any_other_text_is_no_fingerprint(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Fingerprint(text));
    }
}
