package io.rapport.domain.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventType;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewRulesTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final Actor ANN = new Actor("ann");

    @Test
    void a_rule_covers_events_by_name_and_by_feature() {
        ReviewRule rule = rule("r", Risk.LOW, "erasure.approved", "replay");
        assertThat(rule.covers(event("erasure.approved"))).isTrue();
        assertThat(rule.covers(event("erasure.declined"))).isFalse();
        assertThat(rule.covers(event("replay.projection-switched"))).isTrue();
    }

    @Test
    void no_rule_covers_reviews_and_reads_of_the_audit_trail() {
        ReviewRule rule = rule("r", Risk.LOW, "review", "audit", "review.signed");
        assertThat(rule.covers(event("review.signed"))).isFalse();
        assertThat(rule.covers(event("audit.read"))).isFalse();
    }

    @Test
    void what_the_demo_made_up_is_covered_only_where_the_rule_says_so() {
        ReviewedEvent simulated = new ReviewedEvent(
                new EventId("e"), 1, new EventType("erasure.approved", 1), NOON, NOON, ADA, ANN, true);
        assertThat(rule("r", Risk.LOW, "erasure").covers(simulated)).isFalse();
        assertThat(new ReviewRule(
                                new ReviewRuleName("r"),
                                Set.of("erasure"),
                                Risk.LOW,
                                Duration.ofDays(1),
                                null,
                                null,
                                true)
                        .covers(simulated))
                .isTrue();
    }

    @Test
    void a_rule_may_ask_for_a_kind_of_actor() {
        assertThat(byActor(ActorKind.HCP, new Actor("hcp-ada"))).isTrue();
        assertThat(byActor(ActorKind.HCP, ANN)).isFalse();
        assertThat(byActor(ActorKind.OTHER, ANN)).isTrue();
        assertThat(byActor(ActorKind.SYSTEM, Actor.SYSTEM)).isTrue();
        assertThat(byActor(ActorKind.OTHER, Actor.SYSTEM)).isFalse();
        assertThat(byActor(ActorKind.OTHER, null)).isFalse();
    }

    private static boolean byActor(ActorKind kind, @Nullable Actor actor) {
        ReviewRule rule = new ReviewRule(
                new ReviewRuleName("r"), Set.of("consent"), Risk.LOW, Duration.ofDays(1), kind, null, false);
        return rule.covers(new ReviewedEvent(
                new EventId("e"), 1, new EventType("consent.granted", 2), NOON, NOON, ADA, actor, false));
    }

    @Test
    void a_rule_may_ask_for_lateness() {
        ReviewRule rule = new ReviewRule(
                new ReviewRuleName("r"),
                Set.of("consent"),
                Risk.LOW,
                Duration.ofDays(1),
                null,
                Duration.ofHours(24),
                false);
        assertThat(rule.covers(recordedAfter(Duration.ofHours(24)))).isFalse();
        assertThat(rule.covers(recordedAfter(Duration.ofHours(24).plusMillis(1))))
                .isTrue();
    }

    private static ReviewedEvent recordedAfter(Duration delay) {
        return new ReviewedEvent(
                new EventId("e"), 1, new EventType("consent.withdrawn", 2), NOON, NOON.plus(delay), ADA, ANN, false);
    }

    @Test
    void of_several_rules_that_of_the_highest_risk_counts_and_the_first_of_these() {
        ReviewRules rules = new ReviewRules(List.of(
                rule("low", Risk.LOW, "erasure"),
                rule("high", Risk.HIGH, "erasure"),
                rule("also-high", Risk.HIGH, "erasure")));
        assertThat(rules.covering(event("erasure.approved"), rule -> true))
                .map(rule -> rule.name().value())
                .contains("high");
    }

    @Test
    void a_rule_that_is_not_in_force_leaves_the_event_to_the_others() {
        ReviewRules rules =
                new ReviewRules(List.of(rule("low", Risk.LOW, "erasure"), rule("high", Risk.HIGH, "erasure")));
        assertThat(rules.covering(event("erasure.approved"), rule -> rule.risk() != Risk.HIGH))
                .map(rule -> rule.name().value())
                .contains("low");
    }

    @Test
    void the_rules_that_ship_leave_everyday_events_alone() {
        assertThat(List.of("hcp.registered", "consent.withdrawn", "engagement.content-viewed", "sampling.requested"))
                .noneMatch(name ->
                        ReviewRules.SHIPPED.covering(event(name), rule -> true).isPresent());
    }

    private static ReviewRule rule(String name, Risk risk, String... events) {
        return new ReviewRule(new ReviewRuleName(name), Set.of(events), risk, Duration.ofDays(1), null, null, false);
    }

    private static ReviewedEvent event(String name) {
        return new ReviewedEvent(new EventId("e"), 1, new EventType(name, 1), NOON, NOON, ADA, ANN, false);
    }
}
