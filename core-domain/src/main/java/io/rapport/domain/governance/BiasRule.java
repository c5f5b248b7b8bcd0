package io.rapport.domain.governance;

/**
 * When a difference between groups needs a justification: the four-fifths rule of the US Uniform Guidelines on Employee
 * Selection Procedures, 29 CFR 1607.4(D), by which a rate below four fifths is regarded as evidence of adverse impact, and
 * small numbers are not. The guidelines compare with the best group; here it is all targets, or all candidates, as the
 * figures say. They were made for employment: nothing obliges a portal to them, but no other threshold is as well known.
 */
public final class BiasRule {

    /** Below it a figure says too little about the group. */
    public static final long MIN_TARGETS = 30;

    static final double FOUR_FIFTHS = 0.8;

    private BiasRule() {}

    static boolean flags(GroupFigures figures) {
        return figures.targets() >= MIN_TARGETS
                && (figures.qualityRatio() < FOUR_FIFTHS || figures.exposure() < FOUR_FIFTHS);
    }

    public static Evaluation judge(EvaluationFigures figures) {
        return new Evaluation(
                figures.from(),
                figures.to(),
                figures.targets(),
                figures.metrics(),
                figures.groups().stream()
                        .map(group -> GroupFinding.of(group, flags(group)))
                        .toList());
    }
}
