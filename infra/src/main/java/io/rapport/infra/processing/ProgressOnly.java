package io.rapport.infra.processing;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Transactions that keep nothing but how far a processor has got. Some twenty processors do so, up to twenty times a second
 * each, and most of what is recorded concerns few of them: so they do not wait for the server's disk, which commands wait
 * for. If the server is killed, such progress may be lost; what was read again, or was not, has no effect either way.
 */
final class ProgressOnly {

    private final JdbcClient jdbc;

    ProgressOnly(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called within the transaction, of which nothing may rest on anything but progress. */
    void declare() {
        jdbc.sql("set local synchronous_commit = off").update();
    }
}
