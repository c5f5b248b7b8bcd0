package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.engagement.EngagementEvent.ContentRated;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.hcp.HcpEvent.RoleChanged;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSerializerTest {

    private static final Serializer SERIALIZER = EventSerializer.create();
    private static final String RATED = "engagement.content-rated";
    private static final String ROLE_CHANGED = "hcp.role-changed";

    @Test
    void an_event_is_stored_under_its_logical_name_and_revision() {
        assertThat(SERIALIZER.typeForClass(ContentViewed.class))
                .isEqualTo(new SimpleSerializedType("engagement.content-viewed", "2"));
    }

    @Test
    void an_event_that_nobody_registered_cannot_be_stored() {
        assertThatThrownBy(() -> SERIALIZER.typeForClass(Unregistered.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_absent_is_not_stored() {
        assertThat(SERIALIZER
                        .serialize(new ContentViewed(new ContentId("c"), null, null, null), String.class)
                        .getData())
                .isEqualTo("{\"contentId\":\"c\"}");
    }

    @Test
    void what_may_be_absent_may_be_left_out() {
        assertThat(read(RATED, "{\"contentId\":\"c\",\"stars\":4}"))
                .isEqualTo(new ContentRated(new ContentId("c"), null, 4));
    }

    @Test
    void what_may_be_absent_may_be_null() {
        assertThat(read(RATED, "{\"contentId\":\"c\",\"session\":null,\"stars\":4}"))
                .isEqualTo(new ContentRated(new ContentId("c"), null, 4));
    }

    @Test
    void a_field_that_this_code_does_not_know_is_left_alone() {
        assertThat(read(RATED, "{\"contentId\":\"c\",\"stars\":4,\"mood\":\"good\"}"))
                .isEqualTo(new ContentRated(new ContentId("c"), null, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stars\":4}",
                "{\"contentId\":\"c\"}",
                "{\"contentId\":null,\"stars\":4}",
                "{\"contentId\":\"c\",\"stars\":null}",
                "{\"contentId\":7,\"stars\":4}",
                "{\"contentId\":\"not an id\",\"stars\":4}",
                "{\"contentId\":{\"value\":\"c\"},\"stars\":4}",
                "{\"contentId\":\"c\",\"stars\":\"many\"}",
                "[]",
                "{"
            })
    void what_an_event_must_have_it_must_have_in_its_form(String payload) {
        assertThatThrownBy(() -> read(RATED, payload)).isInstanceOf(SerializationException.class);
    }

    @Test
    void nested_parts_must_be_whole_as_well() {
        assertThatThrownBy(() -> read("consent.granted", """
                        {"hcpId":"h","recordId":"r","scope":{"channel":"web"},"notice":"n",
                         "decidedAt":"2026-03-10T08:00:00Z"}""")).isInstanceOf(SerializationException.class);
    }

    @Test
    void times_keep_their_microseconds() {
        ConsentGranted granted = (ConsentGranted) read("consent.granted", """
                {"hcpId":"h","recordId":"r","scope":{"purpose":"analytics"},"notice":"n",
                 "decidedAt":"2026-03-10T08:00:00.123456Z"}""");
        assertThat(granted.decidedAt()).isEqualTo(Instant.parse("2026-03-10T08:00:00.123456Z"));
    }

    @Test
    void a_constant_is_a_code_in_lower_case_with_hyphens() {
        RoleChanged changed = new RoleChanged(new HcpId("h"), Role.PHYSICIAN_ASSISTANT);
        String stored = "{\"hcpId\":\"h\",\"role\":\"physician-assistant\"}";
        assertThat(SERIALIZER.serialize(changed, String.class).getData()).isEqualTo(stored);
        assertThat(read(ROLE_CHANGED, stored)).isEqualTo(changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"PHYSICIAN\"", "\"physician_assistant\"", "\"surgeon\"", "\"\"", "0"})
    void nothing_but_its_code_is_a_constant(String role) {
        assertThatThrownBy(() -> read(ROLE_CHANGED, "{\"hcpId\":\"h\",\"role\":" + role + "}"))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void an_event_of_an_unknown_name_is_met_as_such() {
        assertThat(SERIALIZER.classForType(new SimpleSerializedType("learning.enrolled", "1")))
                .isEqualTo(UnknownSerializedType.class);
        assertThat(read("learning.enrolled", "{\"course\":\"c\"}")).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void an_event_of_an_unknown_name_is_no_recorded_event() {
        Object unknown = Objects.requireNonNull(read("learning.enrolled", "{}"));
        assertThat(RecordedEvents.of(new GenericDomainEventMessage<>("t", "stream", 0, unknown, Map.of())))
                .isEmpty();
    }

    @Test
    void a_message_outside_any_stream_is_no_recorded_event() {
        assertThat(RecordedEvents.of(new GenericEventMessage<>("hello"))).isEmpty();
    }

    private static Object read(String name, String payload) {
        String revision = "1";
        return SERIALIZER.<String, Object>deserialize(
                new SimpleSerializedObject<>(payload, String.class, name, revision));
    }

    private record Unregistered() implements DomainEvent {}
}
