package io.rapport.domain.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventContextTest {

    private static final Instant OCCURRED = Instant.parse("2026-03-01T10:00:00.000001Z");
    private static final EventContext FULL = new EventContext(
            OCCURRED,
            new HcpId("hcp-ada"),
            new Actor("rep-7"),
            new HcpId("hcp-ada"),
            Channel.REP,
            "correlation-1",
            "event-0",
            ConsentSnapshot.of(Map.of(
                    Purpose.ANALYTICS, new ConsentRecordId("record-1"),
                    Purpose.CRM_SHARING, new ConsentRecordId("record-2"))),
            true);

    @Test
    void what_is_stored_is_read_back() {
        assertThat(EventContext.from(FULL.toMap())).isEqualTo(FULL);
    }

    @Test
    void a_context_of_a_system_event_is_read_back() {
        EventContext context =
                new EventContext(OCCURRED, null, null, null, null, null, null, ConsentSnapshot.NONE, false);

        assertThat(EventContext.from(context.toMap())).isEqualTo(context);
    }

    @ParameterizedTest
    @EnumSource
    void an_anonymous_context_is_read_back_on_every_channel(Channel channel) {
        EventContext context = EventContext.anonymous(OCCURRED, channel, false);

        assertThat(EventContext.from(context.toMap())).isEqualTo(context);
    }

    @Test
    void an_anonymous_context_stores_time_and_channel_alone() {
        assertThat(EventContext.anonymous(OCCURRED, Channel.WEB, false).toMap())
                .isEqualTo(Map.of("occurredAt", "2026-03-01T10:00:00.000001Z", "channel", "web"));
    }

    @Test
    void the_stored_form_is_pinned() {
        assertThat(FULL.toMap())
                .isEqualTo(Map.of(
                        "occurredAt", "2026-03-01T10:00:00.000001Z",
                        "subject", "hcp-ada",
                        "actor", "rep-7",
                        "onBehalfOf", "hcp-ada",
                        "channel", "rep",
                        "correlationId", "correlation-1",
                        "causationId", "event-0",
                        "consent", Map.of("analytics", "record-1", "crm-sharing", "record-2"),
                        "simulated", true));
    }

    @Test
    void entries_that_this_code_does_not_know_are_left_alone() {
        Map<String, Object> stored = new HashMap<>(FULL.toMap());
        stored.put("traceId", "4bf92f35");

        assertThat(EventContext.from(stored)).isEqualTo(FULL);
    }
}
