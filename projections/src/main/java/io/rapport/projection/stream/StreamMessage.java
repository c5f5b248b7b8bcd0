package io.rapport.projection.stream;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.figure.AnalyticsMessage;
import io.rapport.projection.figure.FigureTopology;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message on its way to a topic, whose attributes are those of CloudEvents 1.0.
 *
 * @param id by which receivers know a message that comes again
 * @param key by which messages are in order: an HCP's id, or that of a piece of content
 * @param type what it tells, with its version
 * @param schema a reference of the JSON Schema of the payload
 * @param occurredAt in RFC 3339, in UTC
 * @param recordedAt in RFC 3339, in UTC
 * @param position of the event in the log
 * @param payload JSON
 */
public record StreamMessage(
        String id,
        String topic,
        String key,
        String type,
        String schema,
        String occurredAt,
        String recordedAt,
        long position,
        String payload) {

    /** What the context of CloudEvents names as the place where events come from. */
    public static final String SOURCE = "/rapport";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Asks for the state of an HCP to be told anew; nobody reads it but Rapport. */
    public static final String STATE_DUE = "rapport.internal.hcp-state.v1";

    static StreamMessage of(RecordedEvent recorded, String key, PublicEvent told) {
        return message(
                recorded.id().value(),
                recorded,
                told.topic(),
                key,
                told.type(),
                told.schema(),
                JSON.writeValueAsString(told.data()));
    }

    /** Of an id of its own, since the event may be told as well. */
    static StreamMessage stateDue(RecordedEvent recorded, String hcpId) {
        return message(
                recorded.id().value() + ".state",
                recorded,
                STATE_DUE,
                hcpId,
                "io.rapport.internal.hcp-state-due.v1",
                "",
                "{}");
    }

    /** Of an id of its own, likewise. */
    static StreamMessage counted(RecordedEvent recorded, String key, AnalyticsMessage told) {
        return message(
                recorded.id().value() + ".counted",
                recorded,
                FigureTopology.SOURCE,
                key,
                "io.rapport.internal.counted.v1",
                "",
                JSON.writeValueAsString(told));
    }

    private static StreamMessage message(
            String id, RecordedEvent recorded, String topic, String key, String type, String schema, String payload) {
        return new StreamMessage(
                id,
                topic,
                key,
                type,
                schema,
                recorded.context().occurredAt().toString(),
                recorded.recordedAt().toString(),
                recorded.position(),
                payload);
    }
}
