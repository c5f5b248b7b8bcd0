package io.rapport.infra.demo;

import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.ConsentCommand.ConfirmConsent;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.shared.Channel;
import io.rapport.infra.demo.SampleStep.ConsentDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What HCPs permit: most allow analytics, fewer the rest, some change their mind, and a few never decide. */
final class ConsentHabits {

    /**
     * @param asked the share of HCPs that decide about it at all
     * @param granted the share of those who grant it, in a country of average readiness
     * @param withdrawn the share of grants that are withdrawn later
     */
    private record Habit(Purpose purpose, double asked, double granted, double withdrawn) {}

    private static final List<Habit> HABITS = List.of(
            new Habit(Purpose.ANALYTICS, 0.99, 0.79, 0.06),
            new Habit(Purpose.PERSONALISATION, 0.96, 0.62, 0.06),
            new Habit(Purpose.MARKETING_EMAIL, 0.9, 0.44, 0.12),
            new Habit(Purpose.CRM_SHARING, 0.55, 0.6, 0.05),
            new Habit(Purpose.EVENT_INVITATIONS, 0.35, 0.7, 0.04),
            new Habit(Purpose.MARKETING_REP, 0.2, 0.5, 0.1),
            new Habit(Purpose.MARKETING_PHONE, 0.12, 0.3, 0.15),
            new Habit(new Purpose("research"), 0.3, 0.65, 0.02));

    private static final double NEVER_DECIDES = 0.04;
    private static final double MOST_GRANTED = 0.96;
    private static final double ONE_CHANNEL = 0.05;
    private static final double EXPIRES = 0.06;
    private static final double GRANTS_AGAIN = 0.2;
    private static final double CONFIRMS = 0.85;
    private static final PurposeCatalogue PURPOSES = new PurposeCatalogue(List.of());
    private static final NoticeVersion NOTICE = new NoticeVersion("notice-4");

    private final Timeline timeline;
    private final Habits habits;

    ConsentHabits(Timeline timeline, Habits habits) {
        this.timeline = timeline;
        this.habits = habits;
    }

    /** @return what the HCP permits by that */
    Permissions generate(Persona persona, Dice dice, Consumer<SampleStep> steps) {
        Decisions decisions = new Decisions(persona, dice, steps);
        if (!dice.hits(NEVER_DECIDES)) {
            decisions.take();
        }
        return Permissions.of(persona.market().country(), decisions.taken);
    }

    private final class Decisions {

        private final Persona persona;
        private final Dice dice;
        private final Consumer<SampleStep> steps;
        private final List<ConsentCommand> taken = new ArrayList<>();
        private final List<GrantConsent> unconfirmed = new ArrayList<>();
        private Instant now;
        private int count;

        Decisions(Persona persona, Dice dice, Consumer<SampleStep> steps) {
            this.persona = persona;
            this.dice = dice;
            this.steps = steps;
            this.now = persona.registeredAt().plusSeconds(dice.between(15, 60));
        }

        void take() {
            for (Habit habit : HABITS) {
                if (dice.hits(habit.asked())) {
                    decide(habit);
                    now = now.plusSeconds(dice.between(2, 20));
                }
            }
            unconfirmed.forEach(this::confirm);
        }

        /** Within minutes, by the link in a mail that some never open. */
        private void confirm(GrantConsent grant) {
            Instant at = grant.decidedAt().plusSeconds(dice.between(30, 900));
            if (dice.hits(CONFIRMS) && at.isBefore(timeline.end())) {
                emit(new ConfirmConsent(persona.id(), grant.recordId(), at));
            }
        }

        private void decide(Habit habit) {
            double granted = Math.min(habit.granted() * persona.market().optIn(), MOST_GRANTED);
            Channel channel = dice.hits(ONE_CHANNEL) ? persona.favourite() : null;
            ConsentScope scope = new ConsentScope(habit.purpose(), channel);
            if (!dice.hits(granted)) {
                emit(new RefuseConsent(persona.id(), next(), scope, NOTICE, now));
                return;
            }
            Instant expiresAt = dice.hits(EXPIRES) ? now.plus(Duration.ofDays(dice.between(30, 150))) : null;
            emitGrant(scope, now, expiresAt);
            if (dice.hits(habit.withdrawn())) {
                withdraw(scope);
            }
        }

        private void withdraw(ConsentScope scope) {
            LocalDate day = firstDayOfUse().plusDays(dice.between(5, 110));
            Instant at = habits.moment(persona.market(), day, dice);
            if (!at.isBefore(timeline.end())) {
                return;
            }
            emit(new WithdrawConsent(persona.id(), next(), scope, at));
            Instant again = habits.moment(persona.market(), day.plusDays(dice.between(3, 30)), dice);
            if (dice.hits(GRANTS_AGAIN) && again.isBefore(timeline.end())) {
                emitGrant(scope, again, null);
            }
        }

        private LocalDate firstDayOfUse() {
            LocalDate registered = Timeline.dayOf(persona.registeredAt());
            return registered.isBefore(timeline.firstDay()) ? timeline.firstDay() : registered;
        }

        private void emitGrant(ConsentScope scope, Instant at, @Nullable Instant expiresAt) {
            GrantConsent grant = new GrantConsent(persona.id(), next(), scope, NOTICE, at, expiresAt);
            emit(grant);
            if (PURPOSES.require(scope.purpose(), persona.market().country()).requiresConfirmation(scope)) {
                unconfirmed.add(grant);
            }
        }

        private ConsentRecordId next() {
            return new ConsentRecordId(persona.id().value() + ".consent-" + ++count);
        }

        private void emit(ConsentCommand decision) {
            taken.add(decision);
            steps.accept(new ConsentDecision(decision.decidedAt(), decision));
        }
    }
}
