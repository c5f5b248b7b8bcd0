package io.rapport.infra.hcpstate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rapport.domain.shared.HcpId;
import io.rapport.infra.streams.Topics;
import io.rapport.projection.stream.HcpStateMessage;
import io.rapport.projection.stream.StreamMessage;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The records of the topic of states, and those that ask for them. */
final class StateRecords {

    /** The key of records that tell nothing; no HCP's id begins with a dot. */
    static final String MARKER = ".compaction";

    private StateRecords() {}

    /** @param position up to which the log was known at least, when it was judged */
    static ProducerRecord<String, String> state(HcpId hcp, Map<String, Object> data, long position, Instant at) {
        ProducerRecord<String, String> state = about(hcp, JsonMapper.shared().writeValueAsString(data), position, at);
        add(state, "ce_dataschema", HcpStateMessage.schema());
        add(state, "content-type", "application/json");
        return state;
    }

    /** The tombstone of a state. */
    static ProducerRecord<String, String> end(HcpId hcp, long position, Instant at) {
        return about(hcp, null, position, at);
    }

    /** What closes a segment that has waited for long enough, so that it is compacted. */
    static ProducerRecord<String, String> marker(int partition) {
        return new ProducerRecord<>(Topics.HCP_STATE, partition, MARKER, null);
    }

    /** Asks for the state of an HCP, as the outbox does. */
    static ProducerRecord<String, String> due(HcpId hcp) {
        return new ProducerRecord<>(Topics.INTERNAL_HCP_STATE, hcp.value(), "{}");
    }

    private static ProducerRecord<String, String> about(HcpId hcp, @Nullable String value, long position, Instant at) {
        ProducerRecord<String, String> record = new ProducerRecord<>(Topics.HCP_STATE, hcp.value(), value);
        add(record, "ce_specversion", "1.0");
        add(record, "ce_id", UUID.randomUUID().toString());
        add(record, "ce_type", HcpStateMessage.type());
        add(record, "ce_source", StreamMessage.SOURCE);
        add(record, "ce_subject", hcp.value());
        add(record, "ce_time", at.toString());
        add(record, "ce_position", Long.toString(position));
        return record;
    }

    private static void add(ProducerRecord<String, String> record, String header, String value) {
        record.headers().add(header, value.getBytes(UTF_8));
    }
}
