package io.rapport.infra.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.hcp.Role;
import io.rapport.domain.shared.HcpId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class DomainJsonTest {

    public record Visit(
            HcpId hcp,
            Role role,
            int minutes,
            List<String> topics,
            @Nullable HcpId guest) {}

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new DomainJson()).build();
    private static final Visit VISIT = new Visit(new HcpId("h"), Role.PHYSICIAN_ASSISTANT, 5, List.of("a"), null);

    @Test
    void text_values_are_bare_and_constants_are_codes() {
        assertThat(JSON.writeValueAsString(VISIT)).isEqualTo("""
                {"hcp":"h","role":"physician-assistant","minutes":5,"topics":["a"],"guest":null}""");
    }

    @Test
    void what_was_written_is_read() {
        assertThat(JSON.readValue(JSON.writeValueAsString(VISIT), Visit.class)).isEqualTo(VISIT);
    }

    @Test
    void a_nullable_component_may_be_left_out() {
        assertThat(read("{\"hcp\":\"h\",\"role\":\"physician-assistant\",\"minutes\":5,\"topics\":[\"a\"]}"))
                .isEqualTo(VISIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\":\"nurse\",\"minutes\":5,\"topics\":[]}",
                "{\"hcp\":\"h\",\"minutes\":5,\"topics\":[]}",
                "{\"hcp\":\"h\",\"role\":\"nurse\",\"topics\":[]}",
                "{\"hcp\":\"h\",\"role\":\"nurse\",\"minutes\":5}"
            })
    void any_other_component_must_be_given(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hcp\":null,\"role\":\"nurse\",\"minutes\":5,\"topics\":[]}",
                "{\"hcp\":\"h\",\"role\":null,\"minutes\":5,\"topics\":[]}",
                "{\"hcp\":\"h\",\"role\":\"nurse\",\"minutes\":null,\"topics\":[]}",
                "{\"hcp\":\"h\",\"role\":\"nurse\",\"minutes\":5,\"topics\":null}",
                "{\"hcp\":\"h\",\"role\":\"nurse\",\"minutes\":5,\"topics\":[null]}"
            })
    void any_other_component_must_not_be_null(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_constant_is_read_by_its_code_alone() {
        assertThatThrownBy(() -> JSON.readValue("\"NURSE\"", Role.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> JSON.readValue("1", Role.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void the_value_that_was_refused_is_not_repeated() {
        assertThatThrownBy(() -> JSON.readValue("\"secret text\"", HcpId.class))
                .isInstanceOf(JacksonException.class)
                .extracting(e -> ((JacksonException) e).getOriginalMessage())
                .asString()
                .doesNotContain("secret");
    }

    private static Visit read(String json) {
        return JSON.readValue(json, Visit.class);
    }
}
