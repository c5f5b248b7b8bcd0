package io.rapport.infra.review;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.review.ReviewCommand.OpenReview;
import io.rapport.domain.review.ReviewRule;
import io.rapport.domain.review.ReviewedEvent;
import io.rapport.infra.processing.Reaction;
import io.rapport.infra.processing.UnattendedCommands;
import java.util.Optional;

/** Opens the reviews that rules ask for. One that is opened again, because a process was killed, is the same one. */
final class ReviewReaction implements Reaction {

    private final RulesInForce rules;
    private final UnattendedCommands commands;

    ReviewReaction(RulesInForce rules, UnattendedCommands commands) {
        this.rules = rules;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "review";
    }

    @Override
    public boolean react(RecordedEvent recorded) {
        ReviewedEvent event = new ReviewedEvent(
                recorded.id(),
                recorded.position(),
                recorded.type(),
                recorded.context().occurredAt(),
                recorded.recordedAt(),
                recorded.context().subject(),
                recorded.context().actor(),
                recorded.context().simulated());
        Optional<ReviewRule> covering = rules.rules().covering(event, rule -> rules.isInForce(rule, event.position()));
        covering.ifPresent(rule -> open(event, rule, recorded));
        return covering.isPresent();
    }

    private void open(ReviewedEvent event, ReviewRule rule, RecordedEvent recorded) {
        commands.send(
                new OpenReview(
                        event, rule.name(), rule.risk(), event.recordedAt().plus(rule.dueWithin())),
                event.id().value(),
                recorded.context().correlationId());
    }
}
