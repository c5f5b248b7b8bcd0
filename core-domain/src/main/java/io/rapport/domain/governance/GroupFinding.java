package io.rapport.domain.governance;

/**
 * A row of the bias audit: how a model does for one group, and whether that needs a justification.
 *
 * @param targets how many of the evaluation's targets were of the group
 * @param quality nDCG at 10 among them, from 0 to 1
 * @param qualityRatio that quality to the quality over all targets
 * @param exposure how many of the lists' places went to content aimed at the group, over how many would have if each list
 *     had been drawn by lot from its candidates; 1 where no candidate was
 * @param flagged by {@link BiasRule}
 */
public record GroupFinding(
        GroupDimension dimension,
        GroupCode group,
        long targets,
        double quality,
        double qualityRatio,
        double exposure,
        boolean flagged) {

    static GroupFinding of(GroupFigures figures, boolean flagged) {
        return new GroupFinding(
                figures.dimension(),
                figures.group(),
                figures.targets(),
                figures.quality(),
                figures.qualityRatio(),
                figures.exposure(),
                flagged);
    }
}
