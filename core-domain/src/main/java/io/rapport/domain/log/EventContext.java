package io.rapport.domain.log;

import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a command knows of the circumstances of an event; stored as the event's metadata.
 *
 * @param occurredAt when it happened, as the client says
 * @param subject the HCP whom the event is about; absent in anonymous events and in those about content or
 *     projections
 * @param actor who acted; absent in anonymous events
 * @param onBehalfOf the HCP for whom another actor acted
 * @param channel where HCP and company met
 * @param correlationId ties together what one request of a client caused; absent in anonymous events
 * @param causationId the event that led to this one, if one did
 * @param consent the purposes in force for the subject when the event was recorded
 * @param simulated whether the time of recording was set by the demo loader
 * @param product the product that the content of an action is about, for which consent was judged; absent in anonymous
 *     events
 * @param contentType the type of that content; absent in anonymous events
 */
public record EventContext(
        Instant occurredAt,
        @Nullable HcpId subject,
        @Nullable Actor actor,
        @Nullable HcpId onBehalfOf,
        @Nullable Channel channel,
        @Nullable String correlationId,
        @Nullable String causationId,
        ConsentSnapshot consent,
        boolean simulated,
        @Nullable Product product,
        @Nullable ContentType contentType) {

    /** The key of the subject in the stored form. */
    public static final String SUBJECT = "subject";

    /** The circumstances of an event that is about no content. */
    public EventContext(
            Instant occurredAt,
            @Nullable HcpId subject,
            @Nullable Actor actor,
            @Nullable HcpId onBehalfOf,
            @Nullable Channel channel,
            @Nullable String correlationId,
            @Nullable String causationId,
            ConsentSnapshot consent,
            boolean simulated) {
        this(
                occurredAt,
                subject,
                actor,
                onBehalfOf,
                channel,
                correlationId,
                causationId,
                consent,
                simulated,
                null,
                null);
    }

    /** The circumstances that an anonymous event may keep: time and channel. */
    public static EventContext anonymous(Instant occurredAt, Channel channel, boolean simulated) {
        return new EventContext(occurredAt, null, null, null, channel, null, null, ConsentSnapshot.NONE, simulated);
    }

    /** The same circumstances with other purposes in force. */
    public EventContext with(ConsentSnapshot other) {
        return new EventContext(
                occurredAt,
                subject,
                actor,
                onBehalfOf,
                channel,
                correlationId,
                causationId,
                other,
                simulated,
                product,
                contentType);
    }

    /** The stored form: strings, one map of strings for the consents, and nothing for what is absent. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("occurredAt", occurredAt.toString());
        put(map, SUBJECT, subject == null ? null : subject.value());
        put(map, "actor", actor == null ? null : actor.value());
        put(map, "onBehalfOf", onBehalfOf == null ? null : onBehalfOf.value());
        put(map, "channel", channel == null ? null : channel.name().toLowerCase(Locale.ROOT));
        put(map, "correlationId", correlationId);
        put(map, "causationId", causationId);
        if (!consent.inForce().isEmpty()) {
            Map<String, String> inForce = new TreeMap<>();
            consent.inForce().forEach((purpose, record) -> inForce.put(purpose.value(), record.value()));
            map.put("consent", inForce);
        }
        if (simulated) {
            map.put("simulated", true);
        }
        put(map, "product", product == null ? null : product.value());
        put(map, "contentType", Codes.codeOrNull(contentType));
        return map;
    }

    /** Reads what {@link #toMap()} wrote; entries that this code does not know are left alone. */
    public static EventContext from(Map<String, ?> map) {
        String subject = text(map, SUBJECT);
        String actor = text(map, "actor");
        String onBehalfOf = text(map, "onBehalfOf");
        String channel = text(map, "channel");
        String product = text(map, "product");
        String contentType = text(map, "contentType");
        return new EventContext(
                StoredInstant.parse(String.valueOf(map.get("occurredAt"))),
                subject == null ? null : new HcpId(subject),
                actor == null ? null : new Actor(actor),
                onBehalfOf == null ? null : new HcpId(onBehalfOf),
                channel == null ? null : Channel.valueOf(channel.toUpperCase(Locale.ROOT)),
                text(map, "correlationId"),
                text(map, "causationId"),
                consent(map.get("consent")),
                Boolean.TRUE.equals(map.get("simulated")),
                product == null ? null : new Product(product),
                Codes.constantOrNull(ContentType.class, contentType));
    }

    private static ConsentSnapshot consent(@Nullable Object stored) {
        if (!(stored instanceof Map<?, ?> entries)) {
            return ConsentSnapshot.NONE;
        }
        SortedMap<Purpose, ConsentRecordId> inForce = new TreeMap<>();
        entries.forEach((purpose, record) ->
                inForce.put(new Purpose(String.valueOf(purpose)), new ConsentRecordId(String.valueOf(record))));
        return new ConsentSnapshot(inForce);
    }

    private static @Nullable String text(Map<String, ?> map, String key) {
        return map.get(key) instanceof String text ? text : null;
    }

    private static void put(Map<String, Object> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
