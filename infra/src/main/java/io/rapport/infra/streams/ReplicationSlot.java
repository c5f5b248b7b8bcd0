package io.rapport.infra.streams;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The replication slot by which PostgreSQL keeps what was written to the outbox until it has been delivered. */
final class ReplicationSlot {

    /** Of the outbox, and of nothing but inserts into it. */
    static final String PUBLICATION = "rapport_outbox";

    /**
     * @param lost whether PostgreSQL has dropped what it was to keep, because it was too much
     * @param active whether somebody reads from it
     * @param retained bytes of the write-ahead log that are kept for it
     */
    record State(boolean lost, boolean active, long retained) {}

    private final JdbcClient jdbc;
    private final String name;

    ReplicationSlot(JdbcClient jdbc, String name) {
        this.jdbc = jdbc;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Empty if there is none. */
    Optional<State> state() {
        return jdbc.sql("""
                select wal_status = 'lost' or invalidation_reason is not null as lost,
                       active,
                       coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)::bigint as retained
                from pg_replication_slots
                where slot_name = :name and database = current_database() and plugin = 'pgoutput'
                """).param("name", name).query(State.class).optional();
    }

    /** How many bytes PostgreSQL keeps at most; empty where that has no bound. */
    Optional<Long> bound() {
        return jdbc.sql("""
                select setting::bigint * 1024 * 1024 from pg_settings
                where name = 'max_slot_wal_keep_size' and setting::bigint >= 0
                """).query(Long.class).optional();
    }

    /** Whether PostgreSQL writes what a slot needs; only a restart of it changes that. */
    boolean isPossible() {
        return jdbc.sql("show wal_level").query(String.class).single().equals("logical");
    }

    /** From now on, what is written to the outbox is kept. */
    void make() {
        if (jdbc.sql("select 1 from pg_publication where pubname = :name")
                .param("name", PUBLICATION)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            jdbc.sql("create publication " + PUBLICATION + " for table streams.outbox with (publish = 'insert')")
                    .update();
        }
        jdbc.sql("select lsn from pg_create_logical_replication_slot(:name, 'pgoutput')")
                .param("name", name)
                .query(String.class)
                .single();
    }

    void drop() {
        jdbc.sql("select pg_drop_replication_slot(:name)")
                .param("name", name)
                .query((row, number) -> true)
                .single();
    }
}
