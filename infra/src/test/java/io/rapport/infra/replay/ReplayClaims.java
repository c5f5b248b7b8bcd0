package io.rapport.infra.replay;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Who runs a replay holds a lock for it, which other databases of the server and other kinds of locks are not to hide. */
final class ReplayClaims {

    private ReplayClaims() {}

    static boolean none(JdbcClient jdbc) {
        return jdbc.sql("""
                select not exists (
                    select from pg_locks
                    where locktype = 'advisory' and granted and objsubid = 2
                      and database = (select oid from pg_database where datname = current_database()))
                """).query(Boolean.class).single();
    }
}
