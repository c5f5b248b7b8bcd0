package io.rapport.infra.training;

import io.rapport.domain.governance.ModelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All looks at models in service. */
final class DriftTable {

    private static final String SELECT = """
            select model_id, looked_at, position, reads, ndcg, lower, upper, baseline, expected from training.drift
            where model_id = :model order by looked_at desc limit :limit
            """;

    private final JdbcClient jdbc;

    DriftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(DriftLook look) {
        jdbc.sql("""
                insert into training.drift
                    (model_id, looked_at, position, reads, ndcg, lower, upper, baseline, expected, drifted)
                values (:model, :at, :position, :reads, :ndcg, :lower, :upper, :baseline, :expected, :drifted)
                """)
                .param("model", look.modelId().value())
                .param("at", Timestamp.from(look.lookedAt()))
                .param("position", look.position())
                .param("reads", look.reads())
                .param("ndcg", look.ndcg())
                .param("lower", look.lower())
                .param("upper", look.upper())
                .param("baseline", look.baseline())
                .param("expected", look.expected())
                .param("drifted", look.drifted())
                .update();
    }

    /** The newest first. */
    List<DriftLook> of(ModelId model, int limit) {
        return jdbc.sql(SELECT)
                .param("model", model.value())
                .param("limit", limit)
                .query((row, index) -> look(row))
                .list();
    }

    Optional<DriftLook> newest(ModelId model) {
        return of(model, 1).stream().findFirst();
    }

    private static DriftLook look(ResultSet row) throws SQLException {
        return new DriftLook(
                new ModelId(row.getString("model_id")),
                row.getTimestamp("looked_at").toInstant(),
                row.getLong("position"),
                row.getLong("reads"),
                row.getDouble("ndcg"),
                row.getDouble("lower"),
                row.getDouble("upper"),
                row.getDouble("baseline"),
                row.getDouble("expected"));
    }
}
