package io.rapport.infra.review;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How many reviews wait for a signature. */
final class ReviewGauges implements MeterBinder {

    private final WaitingReviews reviews;

    ReviewGauges(WaitingReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rapport.review.open", reviews::count)
                .description("Reviews that are not signed")
                .register(registry);
        Gauge.builder("rapport.review.overdue", () -> reviews.overdue().all())
                .description("Reviews that are not signed and should be by now")
                .register(registry);
    }
}
