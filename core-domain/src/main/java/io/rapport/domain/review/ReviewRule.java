package io.rapport.domain.review;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are to be reviewed, and by when. Events of reviews and of reading the audit trail are covered by no rule:
 * a review would open others without end.
 *
 * @param events names such as {@code erasure.approved}, or features such as {@code erasure} for all of their events
 * @param dueWithin how long after it was recorded an event must have been reviewed
 * @param actor the only kind of actor whose events are covered; whoever acted, if absent
 * @param lateBy covered are only events that were recorded longer than this after they occurred; all, if absent
 * @param simulated whether events that the demo made up are covered too
 */
public record ReviewRule(
        ReviewRuleName name,
        Set<String> events,
        Risk risk,
        Duration dueWithin,
        @Nullable ActorKind actor,
        @Nullable Duration lateBy,
        boolean simulated) {

    private static final Set<String> NEVER = Set.of("review", "audit");

    public ReviewRule {
        events = Set.copyOf(events);
    }

    /** Whether events of the feature can be covered at all. */
    public static boolean mayCover(String feature) {
        return !NEVER.contains(feature);
    }

    public boolean covers(ReviewedEvent event) {
        return mayCover(event.type().feature())
                && (events.contains(event.type().name())
                        || events.contains(event.type().feature()))
                && (simulated || !event.simulated())
                && (actor == null
                        || ActorKind.of(event.actor(), event.subject())
                                .filter(actor::equals)
                                .isPresent())
                && (lateBy == null
                        || event.recordedAt().isAfter(event.occurredAt().plus(lateBy)));
    }
}
