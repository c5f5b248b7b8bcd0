package io.rapport.infra.outbox;

import io.rapport.projection.stream.StreamMessage;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table through which messages get into the write-ahead log, from where they are relayed once their transaction has
 * committed. They are deleted as they are written: the write-ahead log has them then, and the table stays empty.
 */
final class Outbox {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called in the transaction that keeps from where the messages come. */
    void send(List<StreamMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into streams.outbox (message_id, topic, message_key, payload, ce_type, ce_source, ce_subject, ce_time,
                                            ce_recordedat, ce_dataschema, ce_position)
                select id, topic, key, payload, type, :source, key, occurred_at, recorded_at, data_schema, position
                from unnest(:id::text[], :topic::text[], :key::text[], :payload::text[], :type::text[], :occurredAt::text[],
                            :recordedAt::text[], :schema::text[], :position::text[]) with ordinality
                     as message (id, topic, key, payload, type, occurred_at, recorded_at, data_schema, position, place)
                order by place
                """)
                .param("source", StreamMessage.SOURCE)
                .param("id", texts(messages, StreamMessage::id))
                .param("topic", texts(messages, StreamMessage::topic))
                .param("key", texts(messages, StreamMessage::key))
                .param("payload", texts(messages, StreamMessage::payload))
                .param("type", texts(messages, StreamMessage::type))
                .param("occurredAt", texts(messages, StreamMessage::occurredAt))
                .param("recordedAt", texts(messages, StreamMessage::recordedAt))
                .param("schema", texts(messages, StreamMessage::schema))
                .param("position", texts(messages, message -> Long.toString(message.position())))
                .update();
        jdbc.sql("delete from streams.outbox where message_id = any (:ids)")
                .param("ids", texts(messages, StreamMessage::id))
                .update();
    }

    private static String[] texts(List<StreamMessage> messages, Function<StreamMessage, String> text) {
        return messages.stream().map(text).toArray(String[]::new);
    }
}
