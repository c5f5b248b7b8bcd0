package io.rapport.query.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of the trail.
 *
 * @param type the event's name
 * @param subject the HCP whom it is about
 * @param details what the event says, in codes
 * @param personal what it says of a person; what was erased is left out
 * @param reason why, where somebody had to say so
 * @param consentBasis by purpose that was in force, the record of the consent on which it rested
 */
record AuditEntry(
        long position,
        String eventId,
        String type,
        int revision,
        String stream,
        long sequence,
        Instant occurredAt,
        Instant recordedAt,
        boolean simulated,
        @Nullable String actor,
        @Nullable String onBehalfOf,
        @Nullable String subject,
        @Nullable String channel,
        List<Change> changes,
        Map<String, Object> details,
        Map<String, String> personal,
        @Nullable String reason,
        Map<String, String> consentBasis,
        @Nullable String correlationId,
        @Nullable String causationId) {

    /**
     * A field that the event set.
     *
     * @param old what it held before; absent where it held nothing
     * @param current what it has held since
     * @param erased whether a value is absent because the key to it was destroyed
     */
    record Change(
            String field,
            @Nullable Object old,
            @JsonProperty("new") @Nullable Object current,
            boolean erased) {}
}
