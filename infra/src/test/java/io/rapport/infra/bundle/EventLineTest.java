package io.rapport.infra.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.audit.Leaf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** A line gives back the bytes that were hashed, whatever they are. */
class EventLineTest {

    private static Leaf leaf(byte[] payload, Map<String, ?> metadata) {
        return new Leaf(
                "event-1", "s", "", 7, "a.b", 3, Instant.parse("2026-03-01T12:00:00.000001Z"), payload, metadata);
    }

    private static byte[] returned(Leaf leaf) {
        return EventLine.parse(EventLine.of(1, leaf).format()).leaf().encoded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{ \"a\" :\t1.0 }\n", "{\"a\":\"\\u00e9 é 😀 \\\" \u2028\"}", "", "no json"})
    void payloads_are_kept_byte_by_byte(String payload) {
        Leaf leaf = leaf(payload.getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(returned(leaf)).isEqualTo(leaf.encoded());
    }

    @Test
    void so_are_payloads_that_are_no_text() {
        Leaf leaf = leaf(new byte[] {(byte) 0xff, 0, 1}, Map.of());
        assertThat(returned(leaf)).isEqualTo(leaf.encoded());
    }

    @Test
    void metadata_keep_their_types() {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("text", "1");
        metadata.put("whole", 1);
        metadata.put("large", Long.MIN_VALUE);
        metadata.put("fraction", 1.0);
        metadata.put("small", 5e-324);
        metadata.put("minus", -0.0);
        metadata.put("yes", true);
        metadata.put("nothing", null);
        metadata.put("list", List.of("a", 1, 2.5));
        metadata.put("map", Map.of("b", Map.of("c", false)));
        Leaf leaf = leaf(new byte[0], metadata);
        assertThat(returned(leaf)).isEqualTo(leaf.encoded());
    }

    @Test
    void a_number_that_json_cannot_say_is_refused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> EventLine.of(1, leaf(new byte[0], Map.of("a", List.of(Double.NaN)))));
    }

    @Test
    void a_key_that_stands_twice_is_refused() {
        String line = new String(EventLine.of(1, leaf(new byte[0], Map.of())).format(), StandardCharsets.UTF_8);
        byte[] twice = line.replace("\"metadata\":{}", "\"metadata\":{\"a\":1,\"a\":2}")
                .getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> EventLine.parse(twice));
    }
}
