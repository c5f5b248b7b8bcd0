package io.rapport.domain.recommender;

import io.rapport.domain.ranking.Feature;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Why an item is listed, in words for whoever reads the list. */
public enum Reason {
    INTERESTS("On a topic that you have chosen"),
    SPECIALTY("For your specialty and role"),
    SPECIALTY_READS("Read by others of your specialty"),
    SPECIALTY_TREND("Read more and more by your specialty"),
    POPULAR("Read by many at present"),
    NEW("New since your last visit"),
    TOPICS("On topics that you read about or searched for"),
    PEERS("Read by colleagues who read what you read"),
    READ_TOGETHER("Often read together with what you have read"),
    NEWER("Newer on this topic"),
    SIMILAR("Similar, and well rated"),
    UNFINISHED("You have begun to read it"),
    SEARCHED("Found by your search"),
    LIBRARY("From the library"),
    EXPLORATION("Something different"),
    PINNED("Chosen by the editors");

    private static final Map<Feature, Reason> BY_FEATURE = byFeature();

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason that what a feature adds to a score amounts to, if it is one that can be told. */
    static Map<Feature, Reason> ofFeatures() {
        return BY_FEATURE;
    }

    private static Map<Feature, Reason> byFeature() {
        Map<Feature, Reason> reasons = new EnumMap<>(Feature.class);
        reasons.put(Feature.INTERESTS, INTERESTS);
        reasons.put(Feature.SEGMENT, SPECIALTY);
        reasons.put(Feature.SPECIALTY_READS, SPECIALTY_READS);
        reasons.put(Feature.SPECIALTY_READS_1_DAY, SPECIALTY_READS);
        reasons.put(Feature.SPECIALTY_TREND, SPECIALTY_TREND);
        for (Feature feature : new Feature[] {
            Feature.READS_15_MINUTES,
            Feature.READS_2_HOURS,
            Feature.READS_2_HOURS_IF_OLD,
            Feature.READS_1_DAY,
            Feature.READS_7_DAYS,
            Feature.READS_30_DAYS,
            Feature.TOUCHES_1_DAY,
            Feature.SHARE_OF_TOP
        }) {
            reasons.put(feature, POPULAR);
        }
        reasons.put(Feature.NEW_SINCE_VISIT, NEW);
        reasons.put(Feature.TOPICS, TOPICS);
        for (Feature feature : new Feature[] {
            Feature.PEERS_LATELY,
            Feature.PEERS_LATELY_SHARE,
            Feature.PEERS_LATELY_IF_OLD,
            Feature.PEERS_EVER,
            Feature.PEERS_EVER_SHARE,
            Feature.PEERS_EVER_BY_READERS
        }) {
            reasons.put(feature, PEERS);
        }
        reasons.put(Feature.CO_READ, READ_TOGETHER);
        return reasons;
    }
}
