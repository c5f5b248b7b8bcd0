package io.rapport.infra.demo;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.Action.ClickEmail;
import io.rapport.domain.engagement.Action.MeetRep;
import io.rapport.domain.engagement.Action.OffPortal;
import io.rapport.domain.engagement.Action.OpenEmail;
import io.rapport.domain.engagement.Action.ReceiveEmail;
import io.rapport.domain.engagement.EmailId;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Product;
import io.rapport.infra.demo.SampleStep.Encounter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How HCPs who permit it are met outside the portal: by e-mails, which some open and fewer click, each at an hour of its own,
 * and by representatives.
 */
final class Outreach {

    /** Before the surgery opens, at lunch, and when the day is over. */
    private static final List<Integer> MAIL_HOURS = List.of(7, 12, 18, 20);

    private static final double LEAST_OPENED = 0.1;
    private static final double OPENED_BY_THE_KEENEST = 0.6;
    private static final double CLICKED = 0.25;

    private final Atlas atlas;
    private final Timeline timeline;

    Outreach(Atlas atlas, Timeline timeline) {
        this.atlas = atlas;
        this.timeline = timeline;
    }

    void generate(Persona persona, Permissions permissions, Dice dice, Consumer<SampleStep> steps) {
        Campaign campaign = new Campaign(persona, permissions, dice, steps);
        campaign.mail();
        campaign.visit();
    }

    private final class Campaign {

        private final Persona persona;
        private final Permissions permissions;
        private final Dice dice;
        private final Consumer<SampleStep> steps;
        private final Odds topics;
        private final int mailHour;
        private final double opened;

        Campaign(Persona persona, Permissions permissions, Dice dice, Consumer<SampleStep> steps) {
            this.persona = persona;
            this.permissions = permissions;
            this.dice = dice;
            this.steps = steps;
            this.topics = Odds.of(atlas.topics(), persona::affinity);
            this.mailHour = dice.pick(MAIL_HOURS);
            this.opened = LEAST_OPENED + OPENED_BY_THE_KEENEST * dice.unit();
        }

        void mail() {
            LocalDate day = firstDay().plusDays(dice.between(1, 20));
            for (int number = 1; !day.isAfter(timeline.lastDay()); number++) {
                Instant sentAt = Habits.officeHour(day, dice);
                Product product = product();
                if (meet(Purpose.MARKETING_EMAIL, sentAt, Channel.EMAIL, new ReceiveEmail(id(number), product))) {
                    read(new OpenEmail(id(number), product), new ClickEmail(id(number), product), sentAt);
                }
                day = day.plusDays(dice.between(25, 60));
            }
        }

        private EmailId id(int number) {
            return new EmailId("mail-" + persona.id().value() + "-" + number);
        }

        private void read(OpenEmail open, ClickEmail click, Instant sentAt) {
            LocalDate day = Timeline.dayOf(sentAt).plusDays(1 + (int) dice.waiting(0.6));
            if (!persona.isActiveOn(day) || !dice.hits(opened)) {
                return;
            }
            Instant openedAt = localTime(day, mailHour);
            if (meet(Purpose.MARKETING_EMAIL, openedAt, Channel.EMAIL, open) && dice.hits(CLICKED)) {
                meet(Purpose.MARKETING_EMAIL, openedAt.plusSeconds(dice.between(5, 90)), Channel.EMAIL, click);
            }
        }

        void visit() {
            LocalDate day = firstDay().plusDays(dice.between(5, 60));
            while (!day.isAfter(timeline.lastDay())) {
                LocalDate workday = Timeline.dayOf(Habits.officeHour(day, dice));
                meet(
                        Purpose.MARKETING_REP,
                        localTime(workday, dice.between(9, 16)),
                        Channel.REP,
                        new MeetRep(product(), dice.between(5, 25)));
                day = day.plusDays(dice.between(40, 90));
            }
        }

        private LocalDate firstDay() {
            LocalDate registered = Timeline.dayOf(persona.registeredAt());
            return registered.isBefore(timeline.firstDay()) ? timeline.firstDay() : registered;
        }

        private @Nullable Product product() {
            return atlas.topics().get(topics.draw(dice)).product();
        }

        private Instant localTime(LocalDate day, int hour) {
            return day.atTime(hour, dice.below(60), dice.below(60))
                    .atZone(persona.market().zone())
                    .toInstant();
        }

        /** Whether it happened: it is permitted then, and the sample is not over. */
        private boolean meet(Purpose purpose, Instant at, Channel channel, OffPortal action) {
            boolean happens = at.isBefore(timeline.end())
                    && permissions.permit(purpose, new ConsentTarget(channel, action.product(), null), at);
            if (happens) {
                steps.accept(new Encounter(at, persona.id(), channel, action));
            }
            return happens;
        }
    }
}
