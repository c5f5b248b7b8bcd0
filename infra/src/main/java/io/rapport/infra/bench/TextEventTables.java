package io.rapport.infra.bench;

import org.axonframework.eventsourcing.eventstore.jdbc.AbstractEventTableFactory;

/** The tables of Axon's JDBC engine on PostgreSQL, with JSON as text. */
final class TextEventTables extends AbstractEventTableFactory {

    @Override
    protected String idColumnType() {
        return "bigserial";
    }

    @Override
    protected String payloadType() {
        return "text";
    }
}
