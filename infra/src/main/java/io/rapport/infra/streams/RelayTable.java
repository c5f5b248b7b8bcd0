package io.rapport.infra.streams;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What is remembered of the relay, in {@code streams.relay}. */
final class RelayTable {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    RelayTable(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The highest position of which a message was acknowledged. */
    long confirmed() {
        return jdbc.sql("select confirmed from streams.relay").query(Long.class).single();
    }

    /** It never falls: what is published again was confirmed before. */
    void confirm(long position) {
        jdbc.sql("update streams.relay set confirmed = :position where confirmed < :position")
                .param("position", position)
                .update();
    }

    boolean isOpen() {
        return jdbc.sql("select open from streams.relay").query(Boolean.class).single();
    }

    /** Which slot it is, counted from 1; 0 before the first. */
    int slot() {
        return jdbc.sql("select slot from streams.relay").query(Integer.class).single();
    }

    /** Returns when every transaction that has written to the outbox has ended, and no other can write to it. */
    void close() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(x'6f757462'::int, 1)")
                    .query((row, number) -> true)
                    .single();
            jdbc.sql("update streams.relay set open = false").update();
        });
    }

    void countSlot() {
        jdbc.sql("update streams.relay set slot = slot + 1").update();
    }

    void open() {
        jdbc.sql("update streams.relay set open = true").update();
    }
}
