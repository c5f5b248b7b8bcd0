package io.rapport.infra.feed;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.rapport.projection.stream.StreamMessage;

/** A message in the JSON format of CloudEvents 1.0. */
record FeedItem(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        String time,
        String recordedat,
        String dataschema,
        String position,
        String datacontenttype,
        @JsonRawValue String data) {

    static FeedItem of(StreamMessage message) {
        return new FeedItem(
                "1.0",
                message.id(),
                StreamMessage.SOURCE,
                message.type(),
                message.key(),
                message.occurredAt(),
                message.recordedAt(),
                message.schema(),
                Long.toString(message.position()),
                "application/json",
                message.payload());
    }
}
