package io.rapport.command.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContentViewedRev1To2Test {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Serializer SERIALIZER = Jackson3Serializer.builder().build();

    @Test
    void dwell_in_seconds_becomes_milliseconds() {
        assertThat(payload(
                        upcast("1", "{\"contentId\":\"c\",\"session\":\"s\",\"depthPercent\":80,\"dwellSeconds\":12}")))
                .isEqualTo(JSON.readTree(
                        "{\"contentId\":\"c\",\"session\":\"s\",\"depthPercent\":80,\"dwellMillis\":12000}"));
    }

    @Test
    void a_view_without_dwell_stays_without() {
        assertThat(payload(upcast("1", "{\"contentId\":\"c\"}"))).isEqualTo(JSON.readTree("{\"contentId\":\"c\"}"));
    }

    @Test
    void a_dwell_of_null_is_none() {
        assertThat(payload(upcast("1", "{\"contentId\":\"c\",\"dwellSeconds\":null}")))
                .isEqualTo(JSON.readTree("{\"contentId\":\"c\"}"));
    }

    @Test
    void the_upcast_event_is_of_revision_2() {
        assertThat(upcast("1", "{\"contentId\":\"c\"}").getType())
                .isEqualTo(new SimpleSerializedType("engagement.content-viewed", "2"));
    }

    @Test
    void the_upcast_event_keeps_its_identity() {
        assertThat(upcast("1", "{\"contentId\":\"c\"}").getMessageIdentifier()).isEqualTo("event-1");
    }

    @Test
    void an_event_of_revision_2_is_left_alone() {
        assertThat(payload(upcast("2", "{\"contentId\":\"c\",\"dwellMillis\":12}")))
                .isEqualTo(JSON.readTree("{\"contentId\":\"c\",\"dwellMillis\":12}"));
    }

    @Test
    void another_event_of_revision_1_is_left_alone() {
        assertThat(payload(upcast("engagement.session-ended", "1", "{\"dwellSeconds\":12}")))
                .isEqualTo(JSON.readTree("{\"dwellSeconds\":12}"));
    }

    private static IntermediateEventRepresentation upcast(String revision, String payload) {
        return upcast("engagement.content-viewed", revision, payload);
    }

    private static IntermediateEventRepresentation upcast(String name, String revision, String payload) {
        GenericDomainEventEntry<String> stored = new GenericDomainEventEntry<>(
                "engagement", "event-1", 0, "event-1", "2026-03-10T16:05:00Z", name, revision, payload, "{}");
        List<IntermediateEventRepresentation> upcast = new ContentViewedRev1To2()
                .upcast(Stream.of(new InitialEventRepresentation(stored, SERIALIZER)))
                .toList();
        return upcast.getFirst();
    }

    private static JsonNode payload(IntermediateEventRepresentation event) {
        return JSON.readTree(event.getData(String.class).getData());
    }
}
