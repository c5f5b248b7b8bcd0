package io.rapport.domain.governance;

/**
 * How a model does for one group, as measured.
 *
 * @param targets how many of the evaluation's targets were of the group
 * @param quality nDCG at 10 among them, from 0 to 1
 * @param qualityRatio that quality to the quality over all targets
 * @param exposure how many of the lists' places went to content aimed at the group, over how many would have if each list
 *     had been drawn by lot from its candidates; 1 where no candidate was
 */
public record GroupFigures(
        GroupDimension dimension, GroupCode group, long targets, double quality, double qualityRatio, double exposure) {

    public GroupFigures {
        Ranges.atLeast("targets", targets, 0);
        Ranges.share("quality", quality);
        Ranges.notNegative("qualityRatio", qualityRatio);
        Ranges.notNegative("exposure", exposure);
    }
}
