package io.rapport.infra.demo;

import io.rapport.domain.content.ContentCommand;
import io.rapport.domain.content.ContentCommand.ApproveContent;
import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.content.ContentCommand.ExpireContent;
import io.rapport.domain.content.ContentCommand.PublishContent;
import io.rapport.domain.content.ContentCommand.RejectContent;
import io.rapport.domain.content.ContentCommand.ReviseContent;
import io.rapport.domain.content.ContentCommand.SubmitForReview;
import io.rapport.domain.content.ContentCommand.WithdrawContent;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.FreeText;
import io.rapport.infra.demo.SampleStep.ContentWork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How content comes and goes: through review to publication, at times by way of a rejection, and later perhaps to a
 * revision, a withdrawal or the end of its approval. What would happen after the last day is left undone, so that some
 * content is still in draft or under review.
 */
final class ReviewProcess {

    /** The time in which the item can be seen. */
    record Outcome(Instant from, Instant until) {}

    private enum Fate {
        STAYS,
        REVISED,
        WITHDRAWN,
        EXPIRED,
        NEVER_APPROVED
    }

    private static final int AUTHORS = 5;
    private static final int REVIEWERS = 4;
    private static final Actor EDITOR = new Actor("web-editor-1");
    private static final Actor SCHEDULER = new Actor("content-scheduler");

    /** Even the slowest review, rejection included, is over in this many days. */
    private static final int SLOWEST_REVIEW_DAYS = 55;

    /** How long before the first day the library is begun; on a weekend, two days less. */
    private static final int FIRST_WORK_DAYS = SLOWEST_REVIEW_DAYS + 38;

    /** How long before the first day the very first work starts: before anybody registers. */
    private static final int EVERGREEN_DAYS = Timeline.EARLIER_DAYS + 10;

    private static final Duration LONG = Duration.ofDays(730);
    private static final double REJECTED_AT_FIRST = 0.1;

    private final Timeline timeline;
    private final List<FreeText> rejections = new Phrases("review-reasons.txt").of("reject");
    private final List<FreeText> withdrawals = new Phrases("review-reasons.txt").of("withdraw");

    ReviewProcess(Timeline timeline) {
        this.timeline = timeline;
    }

    /**
     * @param evergreen whether it is the first item, whose draft is the first step of all, and which stays
     * @param launched whether it is published before the first day
     * @return when the item can be seen, or nothing if it is never published
     */
    @Nullable
    Outcome run(
            ContentId id,
            ContentProfile profile,
            ContentProfile revised,
            boolean evergreen,
            boolean launched,
            Dice dice,
            Consumer<SampleStep> steps) {
        return new Review(id, profile, revised, dice, steps)
                .run(
                        evergreen ? Fate.STAYS : fate(launched, dice),
                        evergreen,
                        evergreen ? timeline.firstDay().minusDays(EVERGREEN_DAYS) : draftDay(launched, dice));
    }

    private static Fate fate(boolean launched, Dice dice) {
        double chance = dice.unit();
        if (chance < 0.1) {
            return Fate.REVISED;
        }
        if (chance < 0.16) {
            return Fate.WITHDRAWN;
        }
        if (chance < 0.23) {
            return Fate.EXPIRED;
        }
        return chance < 0.28 && !launched ? Fate.NEVER_APPROVED : Fate.STAYS;
    }

    private LocalDate draftDay(boolean launched, Dice dice) {
        return launched
                ? timeline.firstDay().minusDays(dice.between(SLOWEST_REVIEW_DAYS + 1, FIRST_WORK_DAYS - 3))
                : timeline.day(dice.between(-25, timeline.days() - 1));
    }

    private final class Review {

        private final ContentId id;
        private final ContentProfile profile;
        private final ContentProfile revised;
        private final Dice dice;
        private final Consumer<SampleStep> steps;
        private final Actor author;
        private final Actor reviewer;
        private Instant now = Instant.MIN;

        Review(ContentId id, ContentProfile profile, ContentProfile revised, Dice dice, Consumer<SampleStep> steps) {
            this.id = id;
            this.profile = profile;
            this.revised = revised;
            this.dice = dice;
            this.steps = steps;
            this.author = new Actor("mlr-author-" + dice.between(1, AUTHORS));
            this.reviewer = new Actor("mlr-reviewer-" + dice.between(1, REVIEWERS));
        }

        @Nullable
        Outcome run(Fate fate, boolean evergreen, LocalDate draftDay) {
            now = draftDay(draftDay);
            step(author, new DraftContent(id, profile, author));
            after(2, 6);
            step(author, new SubmitForReview(id));
            after(3, 8);
            if (fate == Fate.NEVER_APPROVED) {
                step(reviewer, new RejectContent(id, reviewer, dice.pick(rejections)));
                return null;
            }
            if (!evergreen && dice.hits(REJECTED_AT_FIRST)) {
                step(reviewer, new RejectContent(id, reviewer, dice.pick(rejections)));
                after(2, 5);
                step(author, new ReviseContent(id, profile, author));
                after(1, 3);
                step(author, new SubmitForReview(id));
                after(3, 8);
            }
            Instant validUntil = evergreen ? timeline.end().plus(LONG) : now.plus(validity(fate));
            step(reviewer, new ApproveContent(id, reviewer, now, validUntil));
            after(1, 4);
            Instant publishedAt = now;
            step(EDITOR, new PublishContent(id, publishedAt));
            return publishedAt.isBefore(timeline.end()) ? new Outcome(publishedAt, end(fate, validUntil)) : null;
        }

        private Duration validity(Fate fate) {
            return Duration.ofDays(fate == Fate.EXPIRED ? dice.between(30, 80) : dice.between(365, 730));
        }

        /** An author who starts on the last weekend would start after the last day. */
        private Instant draftDay(LocalDate day) {
            Instant officeHour = Habits.officeHour(day, dice);
            return officeHour.isBefore(timeline.end())
                    ? officeHour
                    : Timeline.startOf(day).plusSeconds(36_000);
        }

        private Instant end(Fate fate, Instant validUntil) {
            return switch (fate) {
                case STAYS, NEVER_APPROVED -> validUntil;
                case REVISED -> revise(validUntil);
                case WITHDRAWN -> {
                    after(15, 90);
                    step(EDITOR, new WithdrawContent(id, now, dice.pick(withdrawals)));
                    yield now;
                }
                case EXPIRED -> {
                    now = validUntil.plusSeconds(dice.between(60, 3_600));
                    step(SCHEDULER, new ExpireContent(id, now));
                    yield validUntil;
                }
            };
        }

        private Instant revise(Instant validUntil) {
            after(15, 60);
            step(author, new ReviseContent(id, revised, author));
            after(1, 4);
            step(author, new SubmitForReview(id));
            after(2, 6);
            Instant revisedUntil = now.plus(Duration.ofDays(dice.between(365, 730)));
            step(reviewer, new ApproveContent(id, reviewer, now, revisedUntil));
            after(1, 3);
            step(EDITOR, new PublishContent(id, now));
            return now.isBefore(timeline.end()) ? revisedUntil : validUntil;
        }

        private void after(int least, int most) {
            now = Habits.officeHour(Timeline.dayOf(now).plusDays(dice.between(least, most)), dice);
        }

        private void step(Actor actor, ContentCommand command) {
            if (now.isBefore(timeline.end())) {
                steps.accept(new ContentWork(now, actor, command));
            }
        }
    }
}
