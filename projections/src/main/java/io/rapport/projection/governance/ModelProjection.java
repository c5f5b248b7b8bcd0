package io.rapport.projection.governance;

import static io.rapport.domain.shared.Codes.code;
import static io.rapport.domain.shared.Codes.textOrNull;

import io.rapport.domain.governance.Deployment;
import io.rapport.domain.governance.Evaluation;
import io.rapport.domain.governance.ModelEvent;
import io.rapport.domain.governance.ModelEvent.ModelApproved;
import io.rapport.domain.governance.ModelEvent.ModelDeployed;
import io.rapport.domain.governance.ModelEvent.ModelEvaluated;
import io.rapport.domain.governance.ModelEvent.ModelMarkedForReplacement;
import io.rapport.domain.governance.ModelEvent.ModelRejected;
import io.rapport.domain.governance.ModelEvent.ModelRetired;
import io.rapport.domain.governance.ModelEvent.ModelRolledBack;
import io.rapport.domain.governance.ModelEvent.ModelShadowed;
import io.rapport.domain.governance.ModelEvent.ModelSubmitted;
import io.rapport.domain.governance.ModelEvent.ModelTrained;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.TrainingLineage;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.TextValue;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import io.rapport.projection.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every model that was ever trained, and every step of its life. About HCPs it tells sums only. */
public final class ModelProjection implements Projection {

    static final Table<ModelRow> MODEL = Table.of("model", ModelRow.class, "register", "modelId");

    static final Table<ModelStepRow> STEP =
            Table.ofEvents("model_step", ModelStepRow.class, "register", "modelId", "position");

    private static final String PHASE = "phase";
    private static final String SHARE = "sharePercent";
    private static final String REASON = "reason";
    private static final String IN_FULL = "in-full";

    @Override
    public String name() {
        return "model";
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(MODEL, STEP);
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        if (!(recorded.event() instanceof ModelEvent event)) {
            return List.of();
        }
        List<RowChange> changes = new ArrayList<>(changes(event, recorded.recordedAt()));
        changes.add(new Put<>(STEP, step(event, recorded)));
        return changes;
    }

    private static List<RowChange> changes(ModelEvent event, Instant at) {
        return switch (event) {
            case ModelTrained e -> List.of(new Put<>(MODEL, trained(e, at)));
            case ModelEvaluated e -> List.of(evaluated(e, at));
            case ModelSubmitted e ->
                List.of(own(
                        e,
                        at,
                        Map.of(
                                PHASE,
                                "submitted",
                                "submittedBy",
                                e.submittedBy().value())));
            case ModelApproved e -> List.of(approved(e, at));
            case ModelRejected e ->
                List.of(own(
                        e,
                        at,
                        Map.of(
                                PHASE,
                                "rejected",
                                "reviewer",
                                e.reviewer().value(),
                                REASON,
                                e.reason().value())));
            case ModelShadowed e -> List.of(own(e, at, Map.of(PHASE, "shadow")));
            case ModelDeployed e -> deployed(e, at);
            case ModelRetired e -> List.of(ended(e, "retired", e.reason(), at));
            case ModelRolledBack e -> rolledBack(e, at);
            case ModelMarkedForReplacement e -> List.of(own(e, at, Map.of("dueBy", e.dueBy())));
        };
    }

    private static ModelRow trained(ModelTrained event, Instant at) {
        TrainingLineage lineage = event.lineage();
        return new ModelRow(
                event.register().value(),
                event.modelId().value(),
                "trained",
                code(event.algorithm()),
                event.artefact().value(),
                event.purpose().value(),
                lineage.fromPosition(),
                lineage.toPosition(),
                Codes.texts(lineage.consentFilter()),
                lineage.trainingSet().value(),
                lineage.rows(),
                lineage.readers(),
                lineage.seed(),
                lineage.trainedAt(),
                event.trainedBy().value(),
                event.features().stream()
                        .map(feature -> new ModelRow.Feature(
                                feature.name().value(), feature.description().value()))
                        .toList(),
                event.limits().stream().map(TextValue::value).toList(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                at);
    }

    private static RowChange evaluated(ModelEvaluated event, Instant at) {
        Evaluation evaluation = event.evaluation();
        return own(
                event,
                at,
                Map.of(
                        PHASE,
                        "evaluated",
                        "evaluatedFrom",
                        evaluation.from(),
                        "evaluatedTo",
                        evaluation.to(),
                        "targets",
                        evaluation.targets(),
                        "metrics",
                        figures(evaluation),
                        "audit",
                        findings(evaluation),
                        "evaluatedBy",
                        event.evaluatedBy().value()));
    }

    private static List<ModelRow.Figure> figures(Evaluation evaluation) {
        return evaluation.metrics().stream()
                .map(metric -> new ModelRow.Figure(
                        metric.name().value(),
                        metric.slice().value(),
                        metric.value(),
                        metric.lower(),
                        metric.upper(),
                        metric.baseline()))
                .toList();
    }

    private static List<ModelRow.Finding> findings(Evaluation evaluation) {
        return evaluation.audit().stream()
                .map(finding -> new ModelRow.Finding(
                        code(finding.dimension()),
                        finding.group().value(),
                        finding.targets(),
                        finding.quality(),
                        finding.qualityRatio(),
                        finding.exposure(),
                        finding.flagged()))
                .toList();
    }

    private static RowChange approved(ModelApproved event, Instant at) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(PHASE, "approved");
        values.put("reviewer", event.reviewer().value());
        values.put("justification", textOrNull(event.justification()));
        values.put("approvedAt", event.approvedAt());
        return own(event, at, values);
    }

    private static List<RowChange> deployed(ModelDeployed event, Instant at) {
        String phase = event.sharePercent() == Deployment.IN_FULL ? IN_FULL : "challenger";
        List<RowChange> changes = new ArrayList<>();
        changes.add(own(event, at, Map.of(PHASE, phase, SHARE, event.sharePercent())));
        if (event.replacing() != null) {
            changes.add(other(event, event.replacing(), "superseded", null));
        }
        return changes;
    }

    private static List<RowChange> rolledBack(ModelRolledBack event, Instant at) {
        List<RowChange> changes = new ArrayList<>();
        changes.add(ended(event, "rolled-back", event.reason(), at));
        if (event.to() != null) {
            changes.add(other(event, event.to(), IN_FULL, Deployment.IN_FULL));
        }
        return changes;
    }

    private static RowChange ended(ModelEvent event, String phase, FreeText reason, Instant at) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(PHASE, phase);
        values.put(SHARE, null);
        values.put(REASON, reason.value());
        return own(event, at, values);
    }

    private static RowChange own(ModelEvent event, Instant at, Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> changed = new HashMap<>(values);
        changed.put("changedAt", at);
        return new Update(
                MODEL, MODEL.key(event.register().value(), event.modelId().value()), changed);
    }

    /** What a step of one model does to another, whose own last step stays as it was. */
    private static RowChange other(ModelEvent event, ModelId model, String phase, @Nullable Integer sharePercent) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(PHASE, phase);
        values.put(SHARE, sharePercent);
        return new Update(MODEL, MODEL.key(event.register().value(), model.value()), values);
    }

    private static ModelStepRow step(ModelEvent event, RecordedEvent recorded) {
        return switch (event) {
            case ModelTrained e -> step(recorded, e, e.trainedBy(), null);
            case ModelEvaluated e -> step(recorded, e, e.evaluatedBy(), null);
            case ModelSubmitted e -> step(recorded, e, e.submittedBy(), null);
            case ModelApproved e -> step(recorded, e, e.reviewer(), e.justification());
            case ModelRejected e -> step(recorded, e, e.reviewer(), e.reason());
            case ModelShadowed e -> step(recorded, e, e.by(), null);
            case ModelDeployed e -> step(recorded, e, e.by(), e.sharePercent(), e.replacing(), null, null);
            case ModelRetired e -> step(recorded, e, e.by(), e.reason());
            case ModelRolledBack e -> step(recorded, e, e.by(), null, e.to(), null, e.reason());
            case ModelMarkedForReplacement e -> step(recorded, e, null, null, null, e.dueBy(), null);
        };
    }

    private static ModelStepRow step(RecordedEvent recorded, ModelEvent event, Actor by, @Nullable FreeText reason) {
        return step(recorded, event, by, null, null, null, reason);
    }

    private static ModelStepRow step(
            RecordedEvent recorded,
            ModelEvent event,
            @Nullable Actor by,
            @Nullable Integer sharePercent,
            @Nullable ModelId otherModel,
            @Nullable Instant dueBy,
            @Nullable FreeText reason) {
        String name = recorded.type().name();
        return new ModelStepRow(
                event.register().value(),
                event.modelId().value(),
                recorded.position(),
                name.substring(name.indexOf('.') + 1),
                textOrNull(by),
                recorded.recordedAt(),
                sharePercent,
                textOrNull(otherModel),
                dueBy,
                textOrNull(reason));
    }
}
