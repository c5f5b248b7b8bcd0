package io.rapport.projection.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation model as it stands.
 *
 * @param phase trained, evaluated, submitted, approved, rejected, shadow, challenger, in-full, superseded, retired or
 *     rolled-back
 * @param sharePercent of HCPs whose lists it ranks, where it ranks any that are shown
 * @param reason of its rejection, retirement or rollback
 * @param dueBy when it must be gone, where it is marked for replacement
 */
public record ModelRow(
        String register,
        String modelId,
        String phase,
        String algorithm,
        String artefact,
        String purpose,
        long fromPosition,
        long toPosition,
        List<String> consentFilter,
        String trainingSet,
        long trainingRows,
        int readers,
        long seed,
        Instant trainedAt,
        String trainedBy,
        List<Feature> features,
        List<String> limits,
        @Nullable Instant evaluatedFrom,
        @Nullable Instant evaluatedTo,
        @Nullable Long targets,
        List<Figure> metrics,
        List<Finding> audit,
        @Nullable String evaluatedBy,
        @Nullable String submittedBy,
        @Nullable String reviewer,
        @Nullable String justification,
        @Nullable Instant approvedAt,
        @Nullable Integer sharePercent,
        @Nullable String reason,
        @Nullable Instant dueBy,
        Instant changedAt) {

    public record Feature(String name, String description) {}

    /** A metric, with its confidence interval and what it is held against. */
    public record Figure(
            String name,
            String slice,
            double value,
            double lower,
            double upper,
            @Nullable Double baseline) {}

    /** A group's row of the bias audit. */
    public record Finding(
            String dimension,
            String group,
            long targets,
            double quality,
            double qualityRatio,
            double exposure,
            boolean flagged) {}
}
