package io.rapport.infra.training;

import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.TrainingSetDigest;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.FreeText;
import io.rapport.infra.training.TrainingRun.Fit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All trainings, as the processes that may do them share them. */
public final class TrainingRuns {

    private static final String SELECT = """
            select model_id, number, algorithm, purpose, seed, window_days, requested_by, requested_at, stage, to_position,
                   trained_at, done, artefact, training_set, choices, rows, readers, failure, ended_at
            from training.run
            """;

    private static final String OPEN = "stage not in ('completed', 'failed', 'cancelled')";

    private final JdbcClient jdbc;
    private final Clock clock;

    TrainingRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return whether there was none for the model yet */
    public boolean add(
            ModelId model, ModelAlgorithm algorithm, FreeText purpose, long seed, int windowDays, Actor requestedBy) {
        return jdbc.sql("""
                insert into training.run
                    (model_id, algorithm, purpose, seed, window_days, requested_by, requested_at)
                values (:model, :algorithm, :purpose, :seed, :days, :by, :now)
                on conflict (model_id) do nothing
                """)
                        .param("model", model.value())
                        .param("algorithm", Codes.code(algorithm))
                        .param("purpose", purpose.value())
                        .param("seed", seed)
                        .param("days", windowDays)
                        .param("by", requestedBy.value())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** @throws java.util.NoSuchElementException if there is none */
    public Stage stage(ModelId model) {
        return find(model).orElseThrow().stage();
    }

    Optional<TrainingRun> find(ModelId model) {
        return jdbc.sql(SELECT + "where model_id = :model")
                .param("model", model.value())
                .query((row, index) -> run(row))
                .optional();
    }

    List<TrainingRun> newest(int limit) {
        return jdbc.sql(SELECT + "order by number desc limit :limit")
                .param("limit", limit)
                .query((row, index) -> run(row))
                .list();
    }

    /** Those for which something is to be done, in the order in which they were asked for. */
    List<TrainingRun> open() {
        return jdbc.sql(SELECT + "where " + OPEN + " order by number")
                .query((row, index) -> run(row))
                .list();
    }

    /** It learns from the log as it is now, also where it is cut short and goes on later. */
    void begin(ModelId model, long toPosition) {
        jdbc.sql("""
                update training.run
                set to_position = coalesce(to_position, :to), trained_at = coalesce(trained_at, :now)
                where model_id = :model
                """)
                .param("model", model.value())
                .param("to", toPosition)
                .param("now", now())
                .update();
    }

    /** @return whether it is still wanted */
    boolean progress(ModelId model, Stage stage, long done) {
        return jdbc.sql("update training.run set stage = :stage, done = :done where model_id = :model and " + OPEN)
                        .param("model", model.value())
                        .param("stage", Codes.code(stage))
                        .param("done", done)
                        .update()
                == 1;
    }

    void fitted(ModelId model, Fit fit) {
        jdbc.sql("""
                update training.run
                set artefact = :artefact, training_set = :set, choices = :choices, rows = :rows, readers = :readers
                where model_id = :model
                """)
                .param("model", model.value())
                .param("artefact", fit.artefact().value())
                .param("set", fit.trainingSet().value())
                .param("choices", fit.choices())
                .param("rows", fit.rows())
                .param("readers", fit.readers())
                .update();
    }

    /** @return whether it was not over yet */
    boolean end(ModelId model, Stage stage, @Nullable String failure) {
        return jdbc.sql(
                                "update training.run set stage = :stage, failure = :failure, ended_at = :now where model_id = :model and "
                                        + OPEN)
                        .param("model", model.value())
                        .param("stage", Codes.code(stage))
                        .param("failure", failure)
                        .param("now", now())
                        .update()
                == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static TrainingRun run(ResultSet row) throws SQLException {
        String artefact = row.getString("artefact");
        return new TrainingRun(
                new ModelId(row.getString("model_id")),
                row.getLong("number"),
                Codes.constant(ModelAlgorithm.class, "algorithm", row.getString("algorithm")),
                new FreeText(row.getString("purpose")),
                row.getLong("seed"),
                row.getInt("window_days"),
                new Actor(row.getString("requested_by")),
                row.getTimestamp("requested_at").toInstant(),
                Codes.constant(Stage.class, "stage", row.getString("stage")),
                row.getObject("to_position", Long.class),
                instant(row, "trained_at"),
                row.getLong("done"),
                artefact == null
                        ? null
                        : new Fit(
                                new ModelDigest(artefact),
                                new TrainingSetDigest(row.getString("training_set")),
                                row.getInt("choices"),
                                row.getLong("rows"),
                                row.getInt("readers")),
                row.getString("failure"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
