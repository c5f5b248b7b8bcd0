package io.rapport.infra.recommendation;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.governance.ModelCommand.MarkForReplacement;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.propagation.PersonalDataConsumer;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.infra.processing.UnattendedCommands;
import io.rapport.infra.propagation.PersonalDataInMemory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What an HCP takes back is gone at once from all that lists are made from here. A trained model keeps what it has learnt, and
 * is marked: another must take its place.
 */
public final class Unlearning implements PersonalDataInMemory {

    /** A month, in which an HCP is to be told what was done (Regulation (EU) 2016/679, Article 12(3)). */
    static final Duration REPLACED_WITHIN = Duration.ofDays(30);

    private static final String NAME = "recommendations";

    private final LiveRecommendations live;
    private final UnattendedCommands commands;
    private final Clock clock;

    Unlearning(LiveRecommendations live, UnattendedCommands commands, Clock clock) {
        this.live = live;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public PersonalDataConsumer consumer() {
        return new PersonalDataConsumer(
                new ConsumerName(NAME),
                "what HCPs read, as lists of next best content rest on it",
                Set.of(Purpose.ANALYTICS, Purpose.PERSONALISATION),
                false);
    }

    @Override
    public void require(long position) {
        Instant dueBy = clock.instant().plus(REPLACED_WITHIN);
        for (ModelId model : live.read(position, RecommendationState::outdatedModels)) {
            commands.send(
                    new MarkForReplacement(ModelRegister.NEXT_BEST_CONTENT, model, dueBy), model.value(), "unlearning");
        }
    }
}
