package io.rapport.domain.ranking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a model may know of an item for a reader at a moment, all of it from before that moment. Counts enter by their
 * logarithm. "Peers" are readers who read what the reader read. Those that do not depend on the reader come first, up to
 * {@link #NEWER}.
 */
public enum Feature {
    READS_15_MINUTES("first reads, decayed with a half-life of 15 minutes"),
    READS_2_HOURS("first reads, decayed with a half-life of 2 hours"),
    READS_2_HOURS_IF_OLD("the same, if it was published a week ago or earlier: what comes up again"),
    READS_1_DAY("first reads, decayed with a half-life of a day"),
    READS_7_DAYS("first reads, decayed with a half-life of 7 days"),
    READS_30_DAYS("first reads, decayed with a half-life of 30 days"),
    TOUCHES_1_DAY("all actions on it, decayed with a half-life of a day"),
    READERS("readers ever"),
    QUIET("minutes since anybody did anything with it"),
    AGE("hours since publication"),
    AGE_SQUARED("the same, squared"),
    FIRST_DAY("whether it was published less than a day ago"),
    NEWER("how much has been published since"),
    SHARE_OF_TOP("reads of 2 hours, by those of the candidate that has most"),
    SHARE_OF_TOP_BY_HISTORY("the same, times how much the reader has read"),
    NEW_SINCE_VISIT("whether it was published after the reader was last seen"),
    PASSED_BY("visits of the reader since it was published"),
    NEVER_PASSED_BY("whether there was none"),
    AGE_HABIT("its age, times how old what the reader reads mostly is"),
    AUTHOR("how much the reader has read of its author"),
    PEERS_LATELY("reads by peers, decayed with a half-life of 5 days"),
    PEERS_LATELY_SHARE("the same, by those of the candidate that has most"),
    PEERS_LATELY_IF_OLD("the same as the first, if it was published a week ago or earlier"),
    PEERS_EVER("reads by peers"),
    PEERS_EVER_SHARE("the same, by those of the candidate that has most"),
    PEERS_EVER_BY_HISTORY("the same, times how much the reader has read"),
    PEERS_EVER_BY_READERS("reads by peers, by the square root of its readers"),
    CO_READ("read by others within hours of what the reader read last"),
    TOPICS("how much the reader has read on its topics, or searched for them, decayed with a half-life of 30 days"),
    TYPE("the share of its type in what the reader has read"),
    SEGMENT("how much the rules for the reader's segment prefer it"),
    INTERESTS("how many of its topics the reader has chosen as interests"),
    SPECIALTY_READS("first reads by the reader's specialty, decayed with a half-life of 7 days"),
    SPECIALTY_READS_1_DAY("the same, decayed with a half-life of a day"),
    SPECIALTY_TREND("how those of the day are to those of the week, above 0 where they rise");

    /** How many there are. */
    public static final int COUNT = values().length;

    private static final Map<String, Feature> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Feature::code, Function.identity()));

    private final String meaning;

    Feature(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** The stable name. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Feature> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
