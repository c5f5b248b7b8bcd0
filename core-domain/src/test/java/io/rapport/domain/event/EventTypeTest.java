package io.rapport.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

    @Test
    void a_name_starts_with_its_feature() {
        assertThat(new EventType("sampling.receipt-acknowledged", 1).feature()).isEqualTo("sampling");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hcp", "hcp.", ".registered", "hcp.Registered", "hcp.registered.twice", "hcp.a--b"})
    void any_other_form_of_name_is_refused(String name) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new EventType(name, 1));
    }

    @Test
    void revisions_start_at_1() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new EventType("hcp.registered", 0));
    }
}
