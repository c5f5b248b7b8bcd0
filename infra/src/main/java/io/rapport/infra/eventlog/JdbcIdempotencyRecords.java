package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.IdempotencyRecords;
import io.rapport.command.dispatch.IdempotentAnswer;
import io.rapport.domain.privacy.Fingerprint;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers beside the log, committed with the events that they are about. */
public final class JdbcIdempotencyRecords implements IdempotencyRecords {

    private final JdbcClient jdbc;

    public JdbcIdempotencyRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Answer> find(Fingerprint key) {
        return jdbc.sql("select request, resource, position from command_side.idempotency where key = :key")
                .param("key", key.value())
                .query((row, index) -> new Answer(
                        new Fingerprint(row.getString("request")), row.getString("resource"), row.getLong("position")))
                .optional();
    }

    @Override
    public void remember(IdempotentAnswer answer, long position) {
        try {
            jdbc.sql("""
                    insert into command_side.idempotency (key, request, resource, position)
                    values (:key, :request, :resource, :position)
                    """)
                    .param("key", answer.idempotency().key().value())
                    .param("request", answer.idempotency().request().value())
                    .param("resource", answer.resource())
                    .param("position", position)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new KeyInUse();
        }
    }
}
