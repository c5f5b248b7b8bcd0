package io.rapport.infra.review;

import io.rapport.infra.processing.Alarm;
import io.rapport.infra.review.WaitingReviews.Overdue;
import java.time.Instant;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Raises an alarm when reviews are overdue, with how many by risk, and since when. Which events they are about, and who should
 * have looked, is for people of compliance to see and not told here.
 */
final class ReviewHealth extends AbstractHealthIndicator {

    record ByRisk(long high, long medium, long low) {}

    private final WaitingReviews reviews;

    ReviewHealth(WaitingReviews reviews) {
        super("reviews could not be looked at");
        this.reviews = reviews;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Overdue overdue = reviews.overdue();
        health.status(overdue.all() == 0 ? Status.UP : Alarm.STATUS)
                .withDetail("overdue", new ByRisk(overdue.high(), overdue.medium(), overdue.low()));
        Instant since = overdue.since();
        if (since != null) {
            health.withDetail("overdueSince", since);
        }
    }
}
