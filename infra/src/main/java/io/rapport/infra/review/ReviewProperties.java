package io.rapport.infra.review;

import io.rapport.command.review.SignatureTerms;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.review.ActorKind;
import io.rapport.domain.review.ReviewRule;
import io.rapport.domain.review.ReviewRuleName;
import io.rapport.domain.review.ReviewRules;
import io.rapport.domain.review.Risk;
import io.rapport.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param rules in place of those that ship; those that ship, if absent, and none, if empty
 * @param signatureMaxAge how long ago who signs may have signed in at most
 * @param signatureAcrValues levels of sign-in (acr) of which a signature needs one; any, if empty
 * @param signatureAmrValues methods of sign-in (amr) of which a signature needs one; any, if empty
 */
@ConfigurationProperties("rapport.review")
public record ReviewProperties(
        @Nullable List<Rule> rules,
        @DefaultValue("5m") Duration signatureMaxAge,
        @DefaultValue List<String> signatureAcrValues,
        @DefaultValue List<String> signatureAmrValues) {

    /**
     * @param name kept with each review that it opens
     * @param events names such as {@code erasure.approved}, or features such as {@code erasure}
     * @param dueWithin how long after it was recorded an event must have been reviewed
     * @param actor the only kind of actor whose events are covered
     * @param lateBy covers only what was recorded longer than this after it occurred
     * @param simulated whether events that the demo made up are covered too
     */
    public record Rule(
            @DefaultValue("") String name,
            @DefaultValue Set<String> events,
            @DefaultValue("medium") Risk risk,
            @DefaultValue("14d") Duration dueWithin,
            @Nullable ActorKind actor,
            @Nullable Duration lateBy,
            @DefaultValue("false") boolean simulated) {}

    public ReviewProperties {
        if (!isPositive(signatureMaxAge)) {
            throw wrong("rapport.review.signature-max-age", "expected a time longer than none, such as 5m");
        }
    }

    SignatureTerms terms() {
        return new SignatureTerms(
                signatureMaxAge, new TreeSet<>(signatureAcrValues), new TreeSet<>(signatureAmrValues));
    }

    /** @throws IllegalArgumentException naming the property that is wrong, and what was expected */
    ReviewRules reviewRules() {
        if (rules == null) {
            return ReviewRules.SHIPPED;
        }
        Set<ReviewRuleName> names = new HashSet<>();
        List<ReviewRule> configured = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String path = "rapport.review.rules[" + i + "]";
            ReviewRule rule = rule(rules.get(i), path);
            if (!names.add(rule.name())) {
                throw wrong(path + ".name", "expected a name that no other rule has");
            }
            configured.add(rule);
        }
        return new ReviewRules(configured);
    }

    private static ReviewRule rule(Rule rule, String path) {
        if (rule.events().isEmpty()) {
            throw wrong(path + ".events", "expected names of events, such as erasure.approved, or of features");
        }
        rule.events().forEach(event -> requireKnown(event, path + ".events"));
        if (!isPositive(rule.dueWithin())) {
            throw wrong(path + ".due-within", "expected a time longer than none, such as 5d");
        }
        if (rule.lateBy() != null && rule.lateBy().isNegative()) {
            throw wrong(path + ".late-by", "expected a time that is not negative, such as 24h");
        }
        return new ReviewRule(
                name(rule.name(), path + ".name"),
                rule.events(),
                rule.risk(),
                rule.dueWithin(),
                rule.actor(),
                rule.lateBy(),
                rule.simulated());
    }

    /** A rule about events that there are not would never be missed. */
    private static void requireKnown(String event, String property) {
        boolean known = EventRegistry.types().values().stream()
                .anyMatch(type -> ReviewRule.mayCover(type.feature())
                        && (type.name().equals(event) || type.feature().equals(event)));
        if (!known) {
            throw wrong(property, "expected names of events or features that can be reviewed, not " + event);
        }
    }

    private static ReviewRuleName name(String name, String property) {
        try {
            return new ReviewRuleName(name);
        } catch (InvalidValue invalid) {
            throw wrong(property, invalid.detail());
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static IllegalArgumentException wrong(String property, String expected) {
        return new IllegalArgumentException(property + ": " + expected);
    }
}
