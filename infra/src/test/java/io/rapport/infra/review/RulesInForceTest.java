package io.rapport.infra.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.review.ReviewRule;
import io.rapport.domain.review.ReviewRuleName;
import io.rapport.domain.review.ReviewRules;
import io.rapport.domain.review.Risk;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.StoredLeaf;
import io.rapport.infra.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RulesInForceTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final ReviewRule RULE = rule(Risk.LOW);

    @BeforeEach
    void forget() {
        DATABASE.jdbc().sql("delete from audit.review_rule").update();
    }

    @Test
    void a_rule_is_in_force_for_what_is_recorded_after_it_was_made() {
        RulesInForce rules = startedAt(10, RULE);
        assertThat(rules.isInForce(RULE, 10)).isFalse();
        assertThat(rules.isInForce(RULE, 11)).isTrue();
    }

    @Test
    void a_rule_stays_in_force_when_the_process_starts_again() {
        startedAt(10, RULE);
        assertThat(startedAt(20, RULE).isInForce(RULE, 11)).isTrue();
    }

    @Test
    void a_rule_that_was_changed_begins_anew() {
        startedAt(10, RULE);
        ReviewRule changed = rule(Risk.HIGH);
        RulesInForce rules = startedAt(20, changed);
        assertThat(rules.isInForce(changed, 20)).isFalse();
        assertThat(rules.isInForce(changed, 21)).isTrue();
    }

    @Test
    void no_rule_is_in_force_before_it_is_known_since_when() {
        RulesInForce rules = new RulesInForce(new ReviewRules(List.of(RULE)), DATABASE.jdbc(), new Ending(10));
        assertThat(rules.isInForce(RULE, 11)).isFalse();
    }

    private static RulesInForce startedAt(long head, ReviewRule rule) {
        RulesInForce rules = new RulesInForce(new ReviewRules(List.of(rule)), DATABASE.jdbc(), new Ending(head));
        rules.start();
        return rules;
    }

    private static ReviewRule rule(Risk risk) {
        return new ReviewRule(
                new ReviewRuleName("erasure"), Set.of("erasure"), risk, Duration.ofDays(5), null, null, false);
    }

    /** A log of which only the end is asked for. */
    private record Ending(long head) implements LeafLog {
        @Override
        public void read(long after, long to, Consumer<StoredLeaf> leaves) {
            throw new AssertionError("nothing is read");
        }
    }
}
