package io.rapport.query.erasure;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The signed checkpoints around positions of the log, of those that the database keeps. */
@Component
class CoveringCheckpoints {

    private final JdbcClient jdbc;

    CoveringCheckpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last one that does not cover a position, as a signed note; empty where the first of all covers it. */
    Optional<String> before(long position) {
        return jdbc.sql("select note from audit.checkpoint where size < :position order by size desc limit 1")
                .param("position", position)
                .query(String.class)
                .optional();
    }

    /** The first one that covers a position, as a signed note; empty for a fraction of a second after it was recorded. */
    Optional<String> covering(long position) {
        return jdbc.sql("select note from audit.checkpoint where size >= :position order by size limit 1")
                .param("position", position)
                .query(String.class)
                .optional();
    }
}
