package io.rapport.infra.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** HCPs with the history of a template, made by the database itself; the log and Axon's table each in its own way. */
enum AggregateCopies {
    LOG("event_log.event", """
            insert into event_log.event (position, event_id, stream, sequence, stream_type, name, revision, recorded_at,
                                         payload, metadata)
            select newest.position + row_number() over (order by copy, sequence), gen_random_uuid()::text,
                   replace(stream, :template, :prefix || copy), sequence, stream_type, name, revision, recorded_at,
                   replace(payload::text, :template, :prefix || copy)::json,
                   replace(metadata::text, :template, :prefix || copy)::json
            from event_log.event, generate_series(0, :copies - 1) copy,
                 (select max(position) as position from event_log.event) newest
            where stream = 'hcp:' || :template
            """),

    STOCK("domainevententry", """
            insert into domainevententry (aggregateidentifier, sequencenumber, type, eventidentifier, metadata, payload,
                                          payloadrevision, payloadtype, timestamp)
            select replace(aggregateidentifier, :template, :prefix || copy), sequencenumber, type,
                   gen_random_uuid()::text, replace(metadata, :template, :prefix || copy),
                   replace(payload, :template, :prefix || copy), payloadrevision, payloadtype, timestamp
            from domainevententry, generate_series(0, :copies - 1) copy
            where aggregateidentifier = 'hcp:' || :template
            order by copy, sequencenumber
            """);

    private final String table;
    private final String copy;

    AggregateCopies(String table, String copy) {
        this.table = table;
        this.copy = copy;
    }

    /** Makes HCPs whose ids are the prefix and a number from 0. */
    void make(JdbcClient jdbc, String template, String prefix, int copies) {
        jdbc.sql(copy)
                .param("template", template)
                .param("prefix", prefix)
                .param("copies", copies)
                .update();
    }

    /** Leaves the table as it would be after a while, and nothing that the server still has to write. */
    void tidy(JdbcClient jdbc) {
        jdbc.sql("vacuum analyze " + table).update();
        jdbc.sql("checkpoint").update();
    }
}
