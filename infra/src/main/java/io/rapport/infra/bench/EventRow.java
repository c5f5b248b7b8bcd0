package io.rapport.infra.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What a row of the log says, but for its place. */
record EventRow(String streamType, String name, int revision, String payload, String metadata) {

    /** The event of a stream at a place that is taken. */
    static EventRow read(JdbcClient jdbc, String stream, long sequence) {
        return jdbc.sql("""
                        select stream_type, name, revision, payload, metadata from event_log.event
                        where stream = :stream and sequence = :sequence
                        """)
                .param("stream", stream)
                .param("sequence", sequence)
                .query(EventRow.class)
                .single();
    }
}
