package io.rapport.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaves are what they were approved to be, for ever; and whatever of an event is changed, its leaf is another. */
class LeafTest {

    private static final Instant RECORDED = Instant.parse("2026-03-10T12:00:00.123Z");

    private static final Leaf VIEW = leaf(Map.of(
            "occurredAt", "2026-03-10T11:59:58Z",
            "subject", "hcp-1",
            "channel", "web",
            "consent", Map.of("analytics", "record-1", "personalisation", "record-2"),
            "simulated", true));

    private static Leaf leaf(Map<String, ?> metadata) {
        return new Leaf(
                "3e9013d3-962c-424b-b392-06b1d2ebe286",
                "hcp:hcp-1",
                "hcp",
                3,
                "hcp.specialty-changed",
                1,
                RECORDED,
                "{\"hcpId\":\"hcp-1\",\"specialty\":\"cardiology\"}".getBytes(StandardCharsets.UTF_8),
                metadata);
    }

    private static Properties approved() throws IOException {
        Properties approved = new Properties();
        try (InputStream file = LeafTest.class.getResourceAsStream("/audit/leaves.properties")) {
            approved.load(Objects.requireNonNull(file));
        }
        return approved;
    }

    @Test
    void leaves_are_those_that_were_approved() throws IOException {
        Properties approved = approved();
        Leaf kinds = leaf(kinds());
        Leaf bare =
                new Leaf("e", "s", "", 0, "n", 1, Instant.parse("1969-12-31T23:59:59.999999Z"), new byte[0], Map.of());
        assertThat(hex(VIEW.encoded())).isEqualTo(approved.getProperty("event.encoded"));
        assertThat(hex(VIEW.hash().bytes())).isEqualTo(approved.getProperty("event.hash"));
        assertThat(hex(kinds.encoded())).isEqualTo(approved.getProperty("kinds.encoded"));
        assertThat(hex(kinds.hash().bytes())).isEqualTo(approved.getProperty("kinds.hash"));
        assertThat(hex(bare.encoded())).isEqualTo(approved.getProperty("bare.encoded"));
        assertThat(hex(bare.hash().bytes())).isEqualTo(approved.getProperty("bare.hash"));
    }

    private static Map<String, Object> kinds() {
        Map<String, Object> kinds = new LinkedHashMap<>();
        kinds.put("z", null);
        kinds.put("text", "\u00e4\ud83d\ude42");
        kinds.put("\u00e4", "");
        kinds.put("false", false);
        kinds.put("true", true);
        kinds.put("integer", -2);
        kinds.put("long", Long.MAX_VALUE);
        kinds.put("fraction", 0.5);
        kinds.put("map", Map.of());
        kinds.put("list", List.of("a", 1, List.of()));
        return kinds;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void the_order_of_metadata_does_not_matter() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", "1");
        one.put("b", "2");
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", "2");
        other.put("a", "1");
        assertThat(leaf(one).hash()).isEqualTo(leaf(other).hash());
    }

    static Stream<UnaryOperator<Leaf>> changes() {
        return Stream.of(
                l -> with(l, "other", l.stream(), l.streamType(), 3, l.name(), 1, RECORDED, l.payload()),
                l -> with(l, l.eventId(), "hcp:hcp-2", l.streamType(), 3, l.name(), 1, RECORDED, l.payload()),
                l -> with(l, l.eventId(), l.stream(), "consent", 3, l.name(), 1, RECORDED, l.payload()),
                l -> with(l, l.eventId(), l.stream(), l.streamType(), 4, l.name(), 1, RECORDED, l.payload()),
                l -> with(l, l.eventId(), l.stream(), l.streamType(), 3, "hcp.role-changed", 1, RECORDED, l.payload()),
                l -> with(l, l.eventId(), l.stream(), l.streamType(), 3, l.name(), 2, RECORDED, l.payload()),
                l -> with(
                        l,
                        l.eventId(),
                        l.stream(),
                        l.streamType(),
                        3,
                        l.name(),
                        1,
                        RECORDED.plusNanos(1_000),
                        l.payload()),
                l -> with(l, l.eventId(), l.stream(), l.streamType(), 3, l.name(), 1, RECORDED, new byte[] {'{', '}'}),
                // What ends one text must not begin the next.
                l -> with(l, l.eventId() + "h", "cp:hcp-1", l.streamType(), 3, l.name(), 1, RECORDED, l.payload()));
    }

    private static Leaf with(
            Leaf leaf,
            String id,
            String stream,
            String streamType,
            long sequence,
            String name,
            int revision,
            Instant recordedAt,
            byte[] payload) {
        return new Leaf(id, stream, streamType, sequence, name, revision, recordedAt, payload, leaf.metadata());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatever_is_changed_changes_the_leaf(UnaryOperator<Leaf> change) {
        assertThat(change.apply(VIEW).hash()).isNotEqualTo(VIEW.hash());
    }

    @Test
    void values_of_different_kinds_are_different() {
        assertThat(Stream.<Object>of("1", 1, 1.0, true, List.of("1"), Map.of("1", "1"), "true")
                        .map(value -> leaf(Map.of("key", value)).hash()))
                .doesNotHaveDuplicates();
        assertThat(leaf(Map.of("key", 1)).hash())
                .isEqualTo(leaf(Map.of("key", 1L)).hash());
    }

    @Test
    void what_has_no_encoding_is_refused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> leaf(Map.of("key", BigInteger.ONE)).hash());
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> leaf(Map.of("key", "half \ud83d")).hash());
    }
}
