package io.rapport.query.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model and its life.
 *
 * @param phase trained, evaluated, submitted, approved, rejected, shadow, challenger, in-full, superseded, retired or
 *     rolled-back
 * @param sharePercent of HCPs whose lists it ranks, where it ranks any that are shown
 * @param artefact the SHA-256 of the file that it is loaded from
 * @param evaluation absent before the first
 * @param justification why it was approved although a group does worse
 * @param reason of its rejection, retirement or rollback
 * @param dueBy when it must be gone, because an HCP withdrew or was erased on whom it was trained
 * @param life every step, also those of other models that changed this one, oldest first
 */
record ModelCard(
        String id,
        String phase,
        @Nullable Integer sharePercent,
        String algorithm,
        String artefact,
        String purpose,
        List<String> limits,
        Lineage lineage,
        List<Feature> features,
        @Nullable MeasuredEvaluation evaluation,
        String trainedBy,
        @Nullable String submittedBy,
        @Nullable String reviewer,
        @Nullable Instant approvedAt,
        @Nullable String justification,
        @Nullable String reason,
        @Nullable Instant dueBy,
        Instant changedAt,
        List<Step> life) {

    /**
     * @param consentFilter the purposes that an HCP must have consented to for its events to be used
     * @param trainingSet the SHA-256 of the rows
     * @param readers how many HCPs they came from
     */
    record Lineage(
            long fromPosition,
            long toPosition,
            List<String> consentFilter,
            String trainingSet,
            long rows,
            int readers,
            long seed,
            Instant trainedAt) {}

    record Feature(String name, String description) {}

    /** @param targets how many lists were looked at */
    record MeasuredEvaluation(
            Instant from, Instant to, long targets, List<Figure> metrics, List<Finding> audit, String evaluatedBy) {}

    /**
     * A metric with its confidence interval.
     *
     * @param slice the targets that it was taken over
     * @param baseline the same of what served before
     */
    record Figure(
            String name,
            String slice,
            double value,
            double lower,
            double upper,
            @Nullable Double baseline) {}

    /**
     * A group's row of the bias audit.
     *
     * @param qualityRatio the group's quality to that over all
     * @param exposure the share of places that went to content aimed at the group, over its share of candidates
     * @param flagged whether it needs a justification
     */
    record Finding(
            String dimension,
            String group,
            long targets,
            double quality,
            double qualityRatio,
            double exposure,
            boolean flagged) {}

    /**
     * @param model whose step it was
     * @param by absent where the system did what followed from what was decided before
     * @param otherModel the model that was superseded, or that a rollback returned to
     * @param why the reason, or the justification of an approval
     */
    record Step(
            long position,
            String model,
            String step,
            @Nullable String by,
            Instant at,
            @Nullable Integer sharePercent,
            @Nullable String otherModel,
            @Nullable Instant dueBy,
            @Nullable String why) {}

    /** Whether the bias audit flags a group. */
    boolean flagged() {
        return evaluation != null && evaluation.audit().stream().anyMatch(Finding::flagged);
    }
}
