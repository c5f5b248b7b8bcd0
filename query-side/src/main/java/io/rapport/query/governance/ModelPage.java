package io.rapport.query.governance;

import io.rapport.domain.governance.BiasRule;
import io.rapport.query.console.PageText;
import io.rapport.query.governance.ModelCard.Feature;
import io.rapport.query.governance.ModelCard.Figure;
import io.rapport.query.governance.ModelCard.Finding;
import io.rapport.query.governance.ModelCard.Lineage;
import io.rapport.query.governance.ModelCard.MeasuredEvaluation;
import io.rapport.query.governance.ModelCard.Step;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model card in words, for anybody to read: roles instead of names, and no group so small that its figures would tell of
 * single HCPs.
 *
 * @param standing whether HCPs are served by it
 * @param dueBy until when it must be replaced, if it must
 */
record ModelPage(
        String id,
        String phase,
        String standing,
        String algorithm,
        String artefact,
        String purpose,
        List<String> limits,
        Made made,
        List<Feature> features,
        @Nullable Measured measured,
        @Nullable String justification,
        @Nullable String dueBy,
        List<Happened> life) {

    record Made(String log, String consent, String rows, String readers, String trainingSet, String seed, String at) {}

    /** @param smallGroups how many groups of the audit are too small to be shown */
    record Measured(
            String period,
            String targets,
            List<Measure> metrics,
            List<Group> groups,
            long smallGroups,
            boolean flagged) {}

    record Measure(String name, String slice, String value, String interval, String before) {}

    record Group(
            String dimension,
            String group,
            String targets,
            String quality,
            String ratio,
            String exposure,
            boolean flagged) {}

    /** @param role who did it */
    record Happened(
            String at, String what, String role, @Nullable String why) {}

    static ModelPage of(ModelCard card) {
        return new ModelPage(
                card.id(),
                PageText.words(card.phase()),
                standing(card),
                algorithm(card.algorithm()),
                card.artefact(),
                card.purpose(),
                card.limits(),
                made(card.lineage()),
                card.features(),
                card.evaluation() == null ? null : measured(card.evaluation(), card.flagged()),
                card.justification(),
                card.dueBy() == null ? null : PageText.time(card.dueBy()),
                card.life().stream().map(step -> happened(step, card.id())).toList());
    }

    private static String standing(ModelCard card) {
        return switch (card.phase()) {
            case "in-full" -> "Ranks the lists of all HCPs, but for those of a challenger.";
            case "challenger" -> "Ranks the lists of " + card.sharePercent() + " % of HCPs.";
            case "shadow" -> "Ranks lists that nobody is shown.";
            case "superseded" -> "Ranked lists until another model took its place, and is kept to return to.";
            case "approved" -> "May serve, and does not.";
            case "retired", "rolled-back" -> "Ranks nothing, and never will again.";
            case "rejected" -> "Was refused, and will never rank anything.";
            default -> "May not serve: nobody has approved it.";
        };
    }

    private static String algorithm(String code) {
        return switch (code) {
            case "linear" -> "Linear, a weighted sum of features";
            case "lambdamart" -> "LambdaMART, gradient-boosted trees fitted to the order of lists";
            default -> PageText.words(code);
        };
    }

    private static Made made(Lineage lineage) {
        return new Made(
                "events " + PageText.count(lineage.fromPosition()) + " to " + PageText.count(lineage.toPosition()),
                String.join(", ", lineage.consentFilter()),
                PageText.count(lineage.rows()),
                PageText.count(lineage.readers()),
                lineage.trainingSet(),
                Long.toString(lineage.seed()),
                PageText.time(lineage.trainedAt()));
    }

    private static Measured measured(MeasuredEvaluation evaluation, boolean flagged) {
        List<Finding> shown = evaluation.audit().stream()
                .filter(finding -> finding.targets() >= BiasRule.MIN_TARGETS)
                .toList();
        return new Measured(
                period(evaluation.from(), evaluation.to()),
                PageText.count(evaluation.targets()),
                evaluation.metrics().stream().map(ModelPage::measure).toList(),
                shown.stream().map(ModelPage::group).toList(),
                (long) evaluation.audit().size() - shown.size(),
                flagged);
    }

    private static String period(Instant from, Instant to) {
        return PageText.time(from) + " to " + PageText.time(to);
    }

    private static Measure measure(Figure figure) {
        return new Measure(
                figure.name(),
                PageText.words(figure.slice()),
                PageText.decimals(figure.value()),
                figure.lower() == figure.upper()
                        ? "not taken"
                        : PageText.decimals(figure.lower()) + " to " + PageText.decimals(figure.upper()),
                figure.baseline() == null ? "not taken" : PageText.decimals(figure.baseline()));
    }

    private static Group group(Finding finding) {
        return new Group(
                finding.dimension(),
                finding.group(),
                PageText.count(finding.targets()),
                PageText.decimals(finding.quality()),
                PageText.decimals(finding.qualityRatio()),
                PageText.decimals(finding.exposure()),
                finding.flagged());
    }

    private static Happened happened(Step step, String id) {
        return new Happened(PageText.time(step.at()), what(step, id), role(step.step()), step.why());
    }

    private static String what(Step step, String id) {
        if (!step.model().equals(id)) {
            return step.step().equals("rolled-back")
                    ? "Serves in full, " + step.model() + " rolled back"
                    : "Superseded by " + step.model();
        }
        return switch (step.step()) {
            case "shadowed" -> "Made the shadow";
            case "deployed" -> "Deployed to " + step.sharePercent() + " % of HCPs" + after(", in place of ", step);
            case "rolled-back" ->
                step.otherModel() == null ? "Rolled back, to rules" : "Rolled back" + after(", to ", step);
            case "marked-for-replacement" -> "Marked for replacement" + dueBy(step.dueBy());
            default ->
                step.step().substring(0, 1).toUpperCase(Locale.ROOT)
                        + step.step().substring(1);
        };
    }

    private static String after(String word, Step step) {
        return step.otherModel() == null ? "" : word + step.otherModel();
    }

    private static String dueBy(@Nullable Instant due) {
        return due == null ? "" : " by " + PageText.time(due);
    }

    /** Who may take such a step, which is all that a page tells of who did. */
    private static String role(String step) {
        return switch (step) {
            case "trained", "evaluated" -> "training job";
            case "approved", "rejected" -> "reviewer";
            case "rolled-back" -> "operator or compliance";
            case "marked-for-replacement" -> "system";
            default -> "operator";
        };
    }
}
