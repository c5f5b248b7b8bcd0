package io.rapport.command.dispatch;

import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of a command, carried as its metadata.
 *
 * @param channel where HCP and company met; absent where nobody met, and the system does what was decided before
 * @param receivedAt when the server received it, which becomes the time of recording; to the millisecond, which every
 *     home of the log keeps
 * @param occurredAt when what it records happened, as the client says
 * @param simulated whether {@code receivedAt} was set by the demo loader
 */
public record CommandContext(
        Actor actor,
        @Nullable Channel channel,
        String correlationId,
        Instant receivedAt,
        Instant occurredAt,
        @Nullable Idempotency idempotency,
        boolean simulated) {

    public CommandContext {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * How a repeated request is known.
     *
     * @param key the fingerprint of the caller and its {@code Idempotency-Key}
     * @param request the fingerprint of the whole request, which a repetition must share
     */
    public record Idempotency(Fingerprint key, Fingerprint request) {}

    /**
     * That of a command which nobody sends: the system does what follows from what was decided before.
     *
     * @param correlationId of what it follows from
     */
    public static CommandContext unattended(String correlationId, Instant now) {
        return new CommandContext(Actor.SYSTEM, null, correlationId, now, now, null, false);
    }

    public CommandContext occurring(@Nullable Instant at) {
        return at == null
                ? this
                : new CommandContext(actor, channel, correlationId, receivedAt, at, idempotency, simulated);
    }

    CommandContext withoutIdempotency() {
        return new CommandContext(actor, channel, correlationId, receivedAt, occurredAt, null, simulated);
    }

    MetaData toMetaData() {
        Map<String, String> map = new HashMap<>();
        map.put("actor", actor.value());
        if (channel != null) {
            map.put("channel", channel.name().toLowerCase(Locale.ROOT));
        }
        map.put("correlationId", correlationId);
        map.put("receivedAt", receivedAt.toString());
        map.put("occurredAt", occurredAt.toString());
        map.put("simulated", Boolean.toString(simulated));
        if (idempotency != null) {
            map.put("idempotencyKey", idempotency.key().value());
            map.put("requestFingerprint", idempotency.request().value());
        }
        return MetaData.from(map);
    }

    public static CommandContext from(MetaData metaData) {
        return new CommandContext(
                new Actor(text(metaData, "actor")),
                metaData.containsKey("channel")
                        ? Channel.valueOf(text(metaData, "channel").toUpperCase(Locale.ROOT))
                        : null,
                text(metaData, "correlationId"),
                Instant.parse(text(metaData, "receivedAt")),
                Instant.parse(text(metaData, "occurredAt")),
                metaData.containsKey("idempotencyKey")
                        ? new Idempotency(
                                new Fingerprint(text(metaData, "idempotencyKey")),
                                new Fingerprint(text(metaData, "requestFingerprint")))
                        : null,
                Boolean.parseBoolean(text(metaData, "simulated")));
    }

    private static String text(MetaData metaData, String key) {
        return String.valueOf(metaData.get(key));
    }
}
