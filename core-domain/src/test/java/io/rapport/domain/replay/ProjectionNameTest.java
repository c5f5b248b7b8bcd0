package io.rapport.domain.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "activity", "hcp-timeline", "h2-o", "top-10"})
    void a_name_is_lower_case_words_joined_by_hyphens(String name) {
        assertThat(new ProjectionName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Activity", "hcp timeline", "-hcp", "hcp-", "hcp--timeline", "2hcp", "hcp_a", "hcp\n", "ä"})
    void any_other_form_of_name_is_refused(String name) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new ProjectionName(name));
    }

    @Test
    void a_name_has_up_to_63_characters() {
        assertThat(new ProjectionName("a".repeat(63)).value()).hasSize(63);
    }

    @Test
    void a_name_of_64_characters_is_refused() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new ProjectionName("a".repeat(64)));
    }
}
