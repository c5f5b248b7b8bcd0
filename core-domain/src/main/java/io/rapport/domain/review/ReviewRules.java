package io.rapport.domain.review;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All rules. Of several that cover an event the one of the highest risk counts, and the first of these. */
public record ReviewRules(List<ReviewRule> rules) {

    /**
     * Those that ship: acts that take something away from what can be read, and consents whose end became known late. Each
     * is rare, so that a review is somebody's attention and not a routine.
     */
    public static final ReviewRules SHIPPED = new ReviewRules(List.of(
            new ReviewRule(
                    new ReviewRuleName("erasure"),
                    Set.of("erasure.approved", "erasure.declined"),
                    Risk.HIGH,
                    Duration.ofDays(5),
                    null,
                    null,
                    false),
            new ReviewRule(
                    new ReviewRuleName("late-withdrawal"),
                    Set.of("consent.withdrawn", "consent.refused", "consent.objection-raised"),
                    Risk.HIGH,
                    Duration.ofDays(5),
                    null,
                    Duration.ofDays(1),
                    false),
            new ReviewRule(
                    new ReviewRuleName("read-model-changed"),
                    Set.of("replay"),
                    Risk.MEDIUM,
                    Duration.ofDays(14),
                    null,
                    null,
                    false)));

    public ReviewRules {
        rules = List.copyOf(rules);
    }

    /** @param inForce whether a rule counts for the event */
    public Optional<ReviewRule> covering(ReviewedEvent event, Predicate<ReviewRule> inForce) {
        return rules.stream()
                .filter(rule -> rule.covers(event) && inForce.test(rule))
                .min(Comparator.comparing(ReviewRule::risk));
    }
}
