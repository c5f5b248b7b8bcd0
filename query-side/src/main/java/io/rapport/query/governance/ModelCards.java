package io.rapport.query.governance;

import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.query.governance.ModelCard.Feature;
import io.rapport.query.governance.ModelCard.Figure;
import io.rapport.query.governance.ModelCard.Finding;
import io.rapport.query.governance.ModelCard.Lineage;
import io.rapport.query.governance.ModelCard.MeasuredEvaluation;
import io.rapport.query.governance.ModelCard.Step;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The models that rank content, out of the read model. */
@Component
class ModelCards {

    static final String PROJECTION = "model";

    private static final String REGISTER = ModelRegister.NEXT_BEST_CONTENT.value();
    private static final TypeReference<List<Feature>> FEATURES = new TypeReference<>() {};
    private static final TypeReference<List<Figure>> FIGURES = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper columns;

    ModelCards(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.columns = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    /** What serves first, then what may, then what is on its way, then what has ended; without their lives. */
    List<ModelCard> list(int limit) {
        return jdbc.sql("""
                select * from read_model.model
                where register = :register
                order by array_position(array['in-full', 'challenger', 'shadow', 'superseded', 'approved', 'submitted',
                                              'evaluated', 'trained'], phase) nulls last,
                         changed_at desc, model_id
                limit :limit
                """)
                .param("register", REGISTER)
                .param("limit", limit)
                .query((row, index) -> card(row, List.of()))
                .list();
    }

    Optional<ModelCard> find(ModelId id) {
        List<Step> life = life(id);
        return jdbc.sql("select * from read_model.model where register = :register and model_id = :id")
                .param("register", REGISTER)
                .param("id", id.value())
                .query((row, index) -> card(row, life))
                .optional();
    }

    private List<Step> life(ModelId id) {
        return jdbc.sql("""
                select * from read_model.model_step
                where register = :register and (model_id = :id or other_model = :id)
                order by position
                """)
                .param("register", REGISTER)
                .param("id", id.value())
                .query((row, index) -> step(row))
                .list();
    }

    private ModelCard card(ResultSet row, List<Step> life) throws SQLException {
        return new ModelCard(
                row.getString("model_id"),
                row.getString("phase"),
                integerOrNull(row, "share_percent"),
                row.getString("algorithm"),
                row.getString("artefact"),
                row.getString("purpose"),
                Rows.texts(row, "limits"),
                lineage(row),
                columns.readValue(row.getString("features"), FEATURES),
                evaluation(row),
                row.getString("trained_by"),
                row.getString("submitted_by"),
                row.getString("reviewer"),
                Rows.instantOrNull(row, "approved_at"),
                row.getString("justification"),
                row.getString("reason"),
                Rows.instantOrNull(row, "due_by"),
                Rows.instant(row, "changed_at"),
                life);
    }

    private static Lineage lineage(ResultSet row) throws SQLException {
        return new Lineage(
                row.getLong("from_position"),
                row.getLong("to_position"),
                Rows.texts(row, "consent_filter"),
                row.getString("training_set"),
                row.getLong("training_rows"),
                row.getInt("readers"),
                row.getLong("seed"),
                Rows.instant(row, "trained_at"));
    }

    private @Nullable MeasuredEvaluation evaluation(ResultSet row) throws SQLException {
        Instant from = Rows.instantOrNull(row, "evaluated_from");
        return from == null
                ? null
                : new MeasuredEvaluation(
                        from,
                        Rows.instant(row, "evaluated_to"),
                        row.getLong("targets"),
                        columns.readValue(row.getString("metrics"), FIGURES),
                        columns.readValue(row.getString("audit"), FINDINGS),
                        row.getString("evaluated_by"));
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getLong("position"),
                row.getString("model_id"),
                row.getString("step"),
                row.getString("done_by"),
                Rows.instant(row, "done_at"),
                integerOrNull(row, "share_percent"),
                row.getString("other_model"),
                Rows.instantOrNull(row, "due_by"),
                row.getString("reason"));
    }

    private static @Nullable Integer integerOrNull(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
