package io.rapport.infra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class InboundReaderTest {

    private static final String HCP = "hcp-1";
    private static final CrmRecord VISIT = CrmRecord.visit(HCP);
    private static final InboundReader READER =
            new InboundReader(JsonMapper.builder().build(), InboundReaderTest::hash);

    private static Fingerprint hash(String scheme, String text) {
        return new Fingerprint(
                HexFormat.of().toHexDigits((scheme + text).hashCode()).repeat(8));
    }

    private static InboundMessage read(CrmRecord record) {
        return READER.read(record.received(7), Instant.now());
    }

    private static Refusal refusal(CrmRecord record) {
        return catchThrowableOfType(Refusal.Refused.class, () -> read(record)).refusal();
    }

    @Test
    void attributes_and_data_together_are_a_request() {
        InboundMessage message = read(VISIT.with("ce_time", "2026-03-10T15:00:00+01:00"));
        assertThat(message.hcp()).isEqualTo(new HcpId(HCP));
        assertThat(message.actor()).isEqualTo(new Actor("crm:/veeva/emea"));
        assertThat(message.request().path("action").asString()).isEqualTo("rep-visit");
        assertThat(message.request().path("occurredAt").asString()).isEqualTo("2026-03-10T14:00:00Z");
        assertThat(message.request().path("channel").asString()).isEqualTo("rep");
        assertThat(message.request().path("minutes").asInt()).isEqualTo(25);
    }

    @Test
    void a_message_says_where_it_was_if_it_was_not_the_usual_place() {
        assertThat(read(VISIT.with("ce_channel", "phone")).channel()).isEqualTo(Channel.PHONE);
        assertThat(read(CrmRecord.of("email-opened", HCP, "{\"emailId\": \"e1\"}"))
                        .channel())
                .isEqualTo(Channel.EMAIL);
    }

    @Test
    void a_message_that_comes_again_is_the_same_whatever_its_offset_and_white_space() {
        InboundMessage first = read(VISIT);
        InboundMessage again = READER.read(
                VISIT.withData("{ \"product\":\"LIPO\",\n \"minutes\":25 }").received(99), Instant.now());
        assertThat(again.key()).isEqualTo(first.key());
        assertThat(again.content()).isEqualTo(first.content());
        assertThat(again.requestId()).isEqualTo(first.requestId());
    }

    @Test
    void the_same_id_of_two_systems_is_of_two_messages() {
        assertThat(read(VISIT.with("ce_source", "/veeva/us")).key())
                .isNotEqualTo(read(VISIT).key());
    }

    static Stream<Arguments> garbage() {
        String later = Instant.now().plus(Duration.ofHours(1)).toString();
        byte[] noText = {(byte) 0xc3, (byte) 0x28};
        return Stream.of(
                garbage("no value", VISIT.withValue(null), "missing-data", "data"),
                garbage("an empty value", VISIT.withData(""), "wrong-shape", "data"),
                garbage("not JSON", VISIT.withData("Dear sirs"), "malformed-json", "data"),
                garbage("half of it", VISIT.withData("{\"minutes\": 2"), "malformed-json", "data"),
                garbage("more than one value", VISIT.withData("{} {}"), "wrong-shape", "data"),
                garbage("no UTF-8", VISIT.withValue(noText), "malformed-json", "data"),
                garbage("an array", VISIT.withData("[]"), "wrong-shape", "data"),
                garbage("deep nesting", VISIT.withData("[".repeat(30_000)), "wrong-shape", "data"),
                garbage("two megabytes", VISIT.withValue(new byte[2_097_152]), "too-large", "data"),
                garbage("a time in data", VISIT.withData("{\"occurredAt\": \"x\"}"), "unknown-field", "data"),
                garbage("a kind in data", VISIT.withData("{\"action\": \"view\"}"), "unknown-field", "data"),
                garbage("no key", VISIT.withKey(null), "wrong-key", "key"),
                garbage("another's key", VISIT.withKey("hcp-2".getBytes(StandardCharsets.UTF_8)), "wrong-key", "key"),
                garbage("a broken key", VISIT.withKey(noText), "malformed-text", "key"),
                garbage("no version", VISIT.without("ce_specversion"), "missing-attribute", "ce_specversion"),
                garbage("another version", VISIT.with("ce_specversion", "0.3"), "invalid-value", "ce_specversion"),
                garbage("no id", VISIT.without("ce_id"), "missing-attribute", "ce_id"),
                garbage("an empty id", VISIT.with("ce_id", ""), "missing-attribute", "ce_id"),
                garbage("a long id", VISIT.with("ce_id", "x".repeat(201)), "invalid-value", "ce_id"),
                garbage("a very long id", VISIT.with("ce_id", "x".repeat(9_999)), "too-large", "ce_id"),
                garbage("NUL in the id", VISIT.with("ce_id", "a\0b"), "invalid-value", "ce_id"),
                garbage("a broken id", VISIT.with("ce_id", noText), "malformed-text", "ce_id"),
                garbage("no source", VISIT.without("ce_source"), "missing-attribute", "ce_source"),
                garbage("an address", VISIT.with("ce_source", "ann@example.org"), "invalid-value", "ce_source"),
                garbage("no subject", VISIT.without("ce_subject"), "missing-attribute", "ce_subject"),
                garbage("NUL in the subject", VISIT.with("ce_subject", "a\0"), "invalid-value", "ce_subject"),
                garbage("no type", VISIT.without("ce_type"), "missing-attribute", "ce_type"),
                garbage("unknown type", VISIT.with("ce_type", "com.example.visit"), "unknown-type", "ce_type"),
                garbage("no time", VISIT.without("ce_time"), "missing-attribute", "ce_time"),
                garbage(
                        "a time without zone",
                        VISIT.with("ce_time", "2026-03-10T15:00:00"),
                        "invalid-value",
                        "ce_time"),
                garbage("a time to come", VISIT.with("ce_time", later), "invalid-value", "ce_time"),
                garbage("a time before all", VISIT.with("ce_time", "1066-10-14T09:00:00Z"), "invalid-value", "ce_time"),
                garbage("an unknown channel", VISIT.with("ce_channel", "Rep"), "invalid-value", "ce_channel"),
                garbage("no content type", VISIT.without("content-type"), "missing-attribute", "content-type"),
                garbage(
                        "structured mode",
                        VISIT.with("content-type", "application/cloudevents+json"),
                        "wrong-content-type",
                        "content-type"));
    }

    private static Arguments garbage(String name, CrmRecord record, String code, String field) {
        return Arguments.argumentSet(name, record, code, field);
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void what_is_not_of_the_contract_is_refused_with_the_place(CrmRecord record, String code, String field) {
        Refusal refusal = refusal(record);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.expected()).startsWith("expected ");
    }

    @Test
    void an_attribute_that_is_there_twice_is_refused() {
        ConsumerRecord<byte[], byte[]> twice = VISIT.received(1);
        twice.headers().add("ce_id", new byte[] {'x'});
        Refusal refusal = catchThrowableOfType(Refusal.Refused.class, () -> READER.read(twice, Instant.now()))
                .refusal();
        assertThat(refusal.code()).isEqualTo("repeated-attribute");
        assertThat(refusal.field()).isEqualTo("ce_id");
    }

    @Test
    void nothing_of_the_message_is_in_the_reason() {
        assertThat(refusal(VISIT.withData("{\"minutes\": 1, \"Ada Byron\"")).toString())
                .doesNotContain("Byron");
    }
}
