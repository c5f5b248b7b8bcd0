package io.rapport.infra.review;

import io.rapport.domain.review.ReviewRule;
import io.rapport.domain.review.ReviewRules;
import io.rapport.infra.eventlog.LeafLog;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Since when each rule is in force: since the log's end as it was when a process first started with it. A rule that was
 * changed begins anew. Before the processes have agreed on that, no rule is in force.
 */
final class RulesInForce implements SmartLifecycle {

    private final ReviewRules rules;
    private final JdbcClient jdbc;
    private final LeafLog log;
    private volatile Map<ReviewRule, Long> since = Map.of();

    RulesInForce(ReviewRules rules, JdbcClient jdbc, LeafLog log) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.log = log;
    }

    ReviewRules rules() {
        return rules;
    }

    boolean isInForce(ReviewRule rule, long position) {
        return position > since.getOrDefault(rule, Long.MAX_VALUE);
    }

    @Override
    public void start() {
        long head = log.head();
        since = rules.rules().stream().collect(Collectors.toUnmodifiableMap(rule -> rule, rule -> begin(rule, head)));
    }

    private long begin(ReviewRule rule, long head) {
        return jdbc.sql("""
                insert into audit.review_rule as known (rule, definition, since) values (:rule, :definition, :head)
                on conflict (rule) do update
                    set since = case when known.definition = excluded.definition then known.since else excluded.since end,
                        definition = excluded.definition
                returning since
                """)
                .param("rule", rule.name().value())
                .param("definition", inWords(rule))
                .param("head", head)
                .query(Long.class)
                .single();
    }

    /** The same for equal rules, in each process. */
    private static String inWords(ReviewRule rule) {
        return "events " + String.join(" ", new TreeSet<>(rule.events())) + ", risk " + rule.risk() + ", due within "
                + rule.dueWithin() + ", actor " + rule.actor() + ", late by " + rule.lateBy() + ", simulated "
                + rule.simulated();
    }

    @Override
    public void stop() {
        since = Map.of();
    }

    @Override
    public boolean isRunning() {
        return !since.isEmpty() || rules.rules().isEmpty();
    }

    /** Before the web server takes requests, and after the homes of the log are open. */
    @Override
    public int getPhase() {
        return 1;
    }
}
