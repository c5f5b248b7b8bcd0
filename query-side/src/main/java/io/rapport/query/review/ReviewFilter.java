package io.rapport.query.review;

import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which reviews are asked for; everything that is absent restricts nothing.
 *
 * @param status opened, assigned or signed, any of several
 */
record ReviewFilter(
        List<String> status,
        @Nullable String risk,
        @Nullable String assignee,
        @Nullable String rule,
        @Nullable Instant dueBefore) {

    private static final List<String> STATUSES = List.of("opened", "assigned", "signed");
    private static final List<String> RISKS = List.of("high", "medium", "low");

    static ReviewFilter of(
            @Nullable List<String> status,
            @Nullable String risk,
            @Nullable String assignee,
            @Nullable String rule,
            @Nullable String dueBefore) {
        if (status != null && !STATUSES.containsAll(status)) {
            throw InvalidValue.of("status", "opened, assigned or signed, or several with commas between them");
        }
        if (risk != null && !RISKS.contains(risk)) {
            throw InvalidValue.of("risk", "high, medium or low");
        }
        return new ReviewFilter(
                status == null || status.isEmpty() ? STATUSES : status, risk, assignee, rule, moment(dueBefore));
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw InvalidValue.of("due-before", "a moment such as 2026-03-31T16:00:00Z");
        }
    }
}
